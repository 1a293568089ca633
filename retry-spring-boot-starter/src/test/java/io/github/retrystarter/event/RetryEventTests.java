// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.retrystarter.StarterContext;
import io.github.retrystarter.annotation.RetryOnError;
import io.github.retrystarter.core.Outcome;
import io.github.retrystarter.core.RetryOperation;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.context.support.GenericApplicationContext;

class RetryEventTests {

    private static final RetryOperation CHARGE = new RetryOperation(Payments.class.getName(), "charge");

    private final ApplicationContextRunner runner = StarterContext.runner()
            .withBean(Payments.class)
            .withPropertyValues("retry.profiles.default.steps=3", "retry.profiles.default.jitter=0");

    public static class Payments {

        @RetryOnError
        public void charge(List<? extends IOException> failures) throws IOException {
            if (!failures.isEmpty()) {
                throw failures.remove(0);
            }
        }
    }

    static class AllListener {

        final List<RetryEvent> events = new ArrayList<>();

        @EventListener
        void on(RetryEvent event) {
            events.add(event);
        }
    }

    static class EndListener {

        final List<RetryEvent.Ended> events = new ArrayList<>();

        @EventListener
        void on(RetryEvent.Ended end) {
            events.add(end);
        }
    }

    static class BrokenListener {

        @EventListener
        void on(RetryEvent event) {
            throw new IllegalStateException("broken");
        }
    }

    static class LateListener implements ApplicationListener<PayloadApplicationEvent<RetryEvent.Ended>> {

        static int heard;

        @Override
        public void onApplicationEvent(PayloadApplicationEvent<RetryEvent.Ended> event) {
            heard++;
        }
    }

    static class CuriousListener implements ApplicationListener<ApplicationEvent> {

        @Override
        public void onApplicationEvent(ApplicationEvent event) {}
    }

    @Test
    void eachRetryAndTheEndAreTold() {
        IOException first = new IOException("first");
        IOException second = new IOException("second");
        runner.withBean(AllListener.class).run(context -> {
            context.getBean(Payments.class).charge(new ArrayList<>(List.of(first, second)));
            assertThat(context.getBean(AllListener.class).events)
                    .containsExactly(
                            new RetryEvent.Retrying(CHARGE, "default", 1, first, Duration.ofMillis(10)),
                            new RetryEvent.Retrying(CHARGE, "default", 2, second, Duration.ofMillis(50)),
                            new RetryEvent.Ended(CHARGE, Outcome.SUCCESS_AFTER_RETRY, 3, null));
        });
    }

    @Test
    void whoListensForEndsHearsThemAlone() {
        runner.withBean(EndListener.class).run(context -> {
            IOException last = new IOException("last");
            fail(context.getBean(Payments.class), last);
            assertThat(context.getBean(EndListener.class).events)
                    .containsExactly(new RetryEvent.Ended(CHARGE, Outcome.EXHAUSTED, 3, last));
        });
    }

    @Test
    void aCallThatSucceedsAtOnceIsNotToldOf() {
        runner.withBean(AllListener.class).run(context -> {
            context.getBean(Payments.class).charge(new ArrayList<>());
            assertThat(context.getBean(AllListener.class).events).isEmpty();
        });
    }

    @Test
    void whatAListenerThrowsHarmsNoCall() {
        runner.withBean(BrokenListener.class).run(context -> {
            List<IOException> failures = new ArrayList<>(List.of(new IOException("once")));
            context.getBean(Payments.class).charge(failures);
            assertThat(failures).isEmpty();
        });
    }

    @Test
    void aListenerInTheParentContextHearsToo() {
        new ApplicationContextRunner()
                .withBean(AllListener.class)
                .run(parent -> runner.withParent(parent.getSourceApplicationContext())
                        .run(context -> {
                            fail(context.getBean(Payments.class), new IOException("last"));
                            assertThat(parent.getBean(AllListener.class).events).hasSize(3);
                        }));
    }

    @Test
    void aListenerThatIsNotMadeYetHearsToo() {
        LateListener.heard = 0;
        runner.withBean(LateListener.class, LateListener::new, definition -> definition.setLazyInit(true))
                .run(context -> {
                    fail(context.getBean(Payments.class), new IOException("last"));
                    assertThat(LateListener.heard).isEqualTo(1);
                });
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void nothingIsPublishedWhereNobodyListens(boolean curious) {
        List<Object> published = new ArrayList<>();
        try (GenericApplicationContext context = new GenericApplicationContext()) {
            if (curious) {
                context.registerBean(CuriousListener.class);
            }
            context.refresh();
            RetryEvents events = new RetryEvents(publisher(published::add));
            events.listenerFor(CHARGE, Set.of()).onEnd(Outcome.EXHAUSTED, 3, null);
            assertThat(published).as("as long as nobody knows who listens").hasSize(1);
            events.onApplicationEvent(new ContextRefreshedEvent(context));
            events.listenerFor(CHARGE, Set.of()).onEnd(Outcome.EXHAUSTED, 3, null);
            assertThat(published).hasSize(1);
        }
    }

    private static ApplicationEventPublisher publisher(Consumer<Object> to) {
        return to::accept;
    }

    private static void fail(Payments payments, IOException last) {
        List<IOException> failures = new ArrayList<>(List.of(new IOException("a"), new IOException("b"), last));
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> payments.charge(failures));
    }
}
