// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.retrystarter.StarterContext;
import io.github.retrystarter.actuate.RetryEndpoint;
import io.github.retrystarter.annotation.RetryOnError;
import io.github.retrystarter.core.Outcome;
import io.github.retrystarter.core.Retries;
import io.github.retrystarter.core.RetryCounts;
import io.github.retrystarter.core.RetryListener;
import io.github.retrystarter.core.RetryOperation;
import io.github.retrystarter.core.RetryProfile;
import io.github.retrystarter.core.RetryProfiles;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;
import org.springframework.asm.ClassWriter;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** More operations and exceptions than anybody ought to have: each has its own meters, and none is made twice. */
@Timeout(60)
class ManyMetersTests {

    private static final int MANY = 10_000;

    private static final int MANY_TYPES = 1_000;

    /** Of each operation: two of attempts, nine of calls, one of calls inside of others, and the time it waited. */
    private static final int METERS = 2 + Outcome.values().length + 1 + 1;

    private final FaultyRegistry registry = new FaultyRegistry();
    private final AtomicInteger made = new AtomicInteger();

    private final ApplicationContextRunner runner = StarterContext.runner()
            .withBean(MeterRegistry.class, () -> registry)
            .withBean(Stock.class)
            .withPropertyValues("management.endpoints.web.exposure.include=retry");

    public static class Stock {

        @RetryOnError
        public void count() {}
    }

    @Test
    void eachOfManyOperationsHasMetersOfItsOwn() {
        registry.onRegister = made::incrementAndGet;
        runner.run(context -> {
            Retries retries = context.getBean(Retries.class);
            int before = made.get();
            for (int number = 0; number < MANY; number++) {
                retries.profile("default").call("operation " + number, () -> "done");
            }
            assertThat(made.get() - before).as("meters made").isEqualTo(METERS * MANY);
            assertThat(registry.find("retry.calls").tag("outcome", "success").counters().stream()
                            .filter(counter -> counter.count() == 1))
                    .hasSize(MANY);
            RetryCounts counts = context.getBean(RetryCounts.class);
            assertThat(counts.attempts(new RetryOperation(Retries.class.getName(), "operation 77")))
                    .isEqualTo(1);
            assertThat(counts.callsBy("default")).isEqualTo(MANY);
            context.getBean(Stock.class).count();
            assertThat(context.getBean(RetryEndpoint.class).retry().methods())
                    .singleElement()
                    .satisfies(method -> assertThat(method.calls()).isEqualTo(Map.of("success", 1L)));
        });
    }

    @Test
    void noGaugeIsRegisteredASecondTime() {
        Logger logger = (Logger) LoggerFactory.getLogger(MeterRegistry.class);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        // it warns once, and from then on says so there
        logger.setLevel(Level.DEBUG);
        logger.addAppender(lines);
        runner.run(context -> {
            context.getBean(Retries.class).profile("default").call("charge", () -> "done");
            RetryProfiles profiles = context.getBean(RetryProfiles.class);
            profiles.change(
                    "default", now -> new RetryProfile(now.name(), now.backoff().withSteps(9)));
            profiles.reset("default");
        });
        logger.detachAppender(lines);
        logger.setLevel(null);
        assertThat(lines.list).isEmpty();
    }

    @Test
    void eachOfManyExceptionsHasACounterOfItsOwn() {
        RetryMeters meters = new RetryMeters(() -> registry);
        RetryOperation operation = new RetryOperation("T", "m");
        RetryListener listener = meters.listenerFor(operation, Set.of("p"));
        Classes classes = new Classes();
        listener.onFailure(1, new IOException("the meters are made"));
        registry.onRegister = made::incrementAndGet;
        for (int number = 0; number < MANY_TYPES; number++) {
            Exception failure = classes.exception("Failure" + number);
            listener.onFailure(1, failure);
            listener.onFailure(2, failure);
        }
        assertThat(made).as("meters made").hasValue(MANY_TYPES);
        assertThat(registry.find("retry.attempts").counters().stream().filter(counter -> counter.count() == 2))
                .hasSize(MANY_TYPES);
        assertThat(meters.attempts(operation)).isEqualTo(2 * MANY_TYPES + 1);
    }

    @Test
    void hiddenClassesAreCountedByWhatTheyExtend() throws Exception {
        RetryListener listener = new RetryMeters(() -> registry).listenerFor(new RetryOperation("T", "m"), Set.of());
        for (int number = 0; number < 3; number++) {
            byte[] hidden = Classes.bytes(getClass().getPackageName().replace('.', '/') + "/Hidden");
            listener.onFailure(1, (Exception) MethodHandles.lookup()
                    .defineHiddenClass(hidden, true)
                    .lookupClass()
                    .getConstructor()
                    .newInstance());
        }
        assertThat(registry.get("retry.attempts")
                        .tag("exception", "IllegalStateException")
                        .counter()
                        .count())
                .isEqualTo(3);
    }

    /** Makes exceptions, each of a class of its own. */
    private static final class Classes extends ClassLoader {

        private static final String PARENT = "java/lang/IllegalStateException";

        Exception exception(String name) {
            byte[] code = bytes(name);
            try {
                return (Exception)
                        defineClass(name, code, 0, code.length).getConstructor().newInstance();
            } catch (ReflectiveOperationException broken) {
                throw new AssertionError(broken);
            }
        }

        static byte[] bytes(String name) {
            ClassWriter type = new ClassWriter(0);
            type.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, name, null, PARENT, null);
            MethodVisitor constructor = type.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null);
            constructor.visitVarInsn(Opcodes.ALOAD, 0);
            constructor.visitMethodInsn(Opcodes.INVOKESPECIAL, PARENT, "<init>", "()V", false);
            constructor.visitInsn(Opcodes.RETURN);
            constructor.visitMaxs(1, 1);
            return type.toByteArray();
        }
    }
}
