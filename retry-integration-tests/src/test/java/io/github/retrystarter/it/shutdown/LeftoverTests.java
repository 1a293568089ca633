// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.shutdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;

/** Applications come and go in one JVM, as they do in tests; only their meters are kept. */
class LeftoverTests {

    private static final int APPLICATIONS = 12;

    /** Threads of Reactor and of the JDK, which are there for all. */
    private static final Pattern SHARED = Pattern.compile("(parallel|boundedElastic|ForkJoinPool).*");

    private final List<MeterRegistry> kept = new ArrayList<>();

    @Test
    void aClosedApplicationLeavesNoThreadAndIsCollected() {
        comeAndGo(true);
        Set<Thread> before = threads();
        List<WeakReference<Object>> gone = new ArrayList<>();
        for (int i = 0; i < APPLICATIONS; i++) {
            gone.addAll(comeAndGo(i % 2 == 0));
        }
        soon().untilAsserted(
                        () -> assertThat(threads()).allMatch(before::contains).noneMatch(LeftoverTests::isOurs));
        soon().untilAsserted(() -> {
            System.gc();
            assertThat(gone).hasSize(3 * APPLICATIONS).allMatch(reference -> reference.refersTo(null));
        });
    }

    /** @param waiting whether all calls wait when it closes, or are over by then */
    private List<WeakReference<Object>> comeAndGo(boolean waiting) {
        MeterRegistry meters = new SimpleMeterRegistry();
        kept.add(meters);
        Application application = Application.start(
                meters,
                Payments.class,
                "retry.profiles.default.budget.capacity=1000",
                // a third attempt comes after half a minute
                "retry.profiles.default.steps=" + (waiting ? 3 : 2));
        List<? extends CompletableFuture<?>> calls =
                Way.possible().map(way -> way.begin(application)).toList();
        soon().until(() ->
                waiting ? application.isInBackOff(calls.size()) : calls.stream().allMatch(CompletableFuture::isDone));
        application.context().close();
        soon().until(() -> calls.stream().allMatch(CompletableFuture::isDone));
        return Stream.of(application.context(), application.payments(), application.retries())
                .map(WeakReference<Object>::new)
                .toList();
    }

    private static boolean isOurs(Thread thread) {
        return thread.getName().startsWith("retry-");
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !SHARED.matcher(thread.getName()).matches())
                .collect(Collectors.toSet());
    }

    /** Looks in this thread, as another one would be left over. */
    private static ConditionFactory soon() {
        return await().pollInSameThread().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(5));
    }
}
