// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A class runs the same before and after: as many attempts, as long waits. Both are run, ours as the recipe wrote it. */
class SameCourseTests {

    private static final String SPRING_RETRY = """
            import java.io.IOException;
            import org.springframework.retry.annotation.Backoff;
            import org.springframework.retry.annotation.Recover;
            import org.springframework.retry.annotation.Retryable;

            public class Shop {

                @Retryable
                public void plain() {
                    throw new IllegalStateException("down");
                }

                @Retryable(maxAttempts = 1)
                public void once() {
                    throw new IllegalStateException("down");
                }

                @Retryable(maxAttempts = 5, backoff = @Backoff(delay = 200))
                public void fixed() {
                    throw new IllegalStateException("down");
                }

                @Retryable(maxAttempts = 6, backoff = @Backoff(delay = 100, multiplier = 3, maxDelay = 2000))
                public void exponential() {
                    throw new IllegalStateException("down");
                }

                @Retryable(maxAttempts = 4, backoff = @Backoff(delay = 20_000, multiplier = 2))
                public void capped() {
                    throw new IllegalStateException("down");
                }

                @Retryable(maxAttempts = 4, backoff = @Backoff(delay = 60_000, multiplier = 2))
                public void cappedFromTheStart() {
                    throw new IllegalStateException("down");
                }

                @Retryable(backoff = @Backoff(delay = 1000, maxDelay = 3000, random = true))
                public void uniform() {
                    throw new IllegalStateException("down");
                }

                @Retryable(backoff = @Backoff(delay = 0, maxDelay = 3000))
                public void uniformFromNothing() {
                    throw new IllegalStateException("down");
                }

                @Retryable(maxAttempts = 4, backoff = @Backoff(delay = 100, multiplier = 2, random = true))
                public void random() {
                    throw new IllegalStateException("down");
                }

                @Retryable(backoff = @Backoff(delay = 100, multiplier = 1, random = true))
                public void notRandomAfterAll() {
                    throw new IllegalStateException("down");
                }

                @Retryable(retryFor = IOException.class)
                public void cause() {
                    throw new IllegalStateException("down", new IOException());
                }

                @Retryable(noRetryFor = IOException.class)
                public void excludedCause() {
                    throw new IllegalStateException("down", new IOException());
                }

                @Retryable(recover = "later")
                public String charge(String order, int amount) {
                    throw new IllegalStateException("down");
                }

                @Recover
                public String later(RuntimeException failure, String order, int amount) {
                    return order + amount + failure.getMessage();
                }
            }
            """;

    private static final List<String> METHODS = List.of(
            "plain",
            "once",
            "fixed",
            "exponential",
            "capped",
            "cappedFromTheStart",
            "uniform",
            "uniformFromNothing",
            "random",
            "notRandomAfterAll",
            "cause",
            "excludedCause");

    @Test
    void springRetryAndItsMigrationTakeTheSameCourse() {
        Project migrated = Project.ofShop(SPRING_RETRY).migrated();
        assertThat(migrated.shop()).doesNotContain("org.springframework.retry", "TODO");
        Map<String, Course> before = new HashMap<>();
        Runs.onSpringRetry(Compiled.type("Shop", SPRING_RETRY), shop -> {
            METHODS.forEach(method -> before.put(method, shop.course(method)));
            assertThat(shop.call("charge", "order", 3)).isEqualTo("order3down");
        });
        Runs.onStarter(Compiled.type("Shop", migrated.shop()), migrated.yaml(), shop -> {
            METHODS.forEach(method -> shop.course(method).isLike(before.get(method)));
            assertThat(shop.call("charge", "order", 3)).isEqualTo("order3down");
        });
        assertThat(before).hasSize(METHODS.size());
    }

    @Test
    void springSevenAndItsMigrationWaitAsLong() throws Exception {
        Map<String, String> annotations = Map.of(
                "plain", "",
                "none", "maxRetries = 0",
                "fixed", "maxRetries = 4, delay = 200",
                "exponential", "maxRetries = 5, delay = 100, multiplier = 3, maxDelay = 2000",
                "capped", "delay = 5000, multiplier = 2, maxDelay = 3000",
                "jitter", "delay = 100, jitter = 80",
                "clamped", "delay = 100, jitter = 80, maxDelay = 150");
        StringBuilder source = new StringBuilder(
                "import org.springframework.resilience.annotation.Retryable;\n\npublic class Shop {\n");
        annotations.forEach((method, attributes) -> source.append("\n    @Retryable(")
                .append(attributes)
                .append(")\n    public void ")
                .append(method)
                .append("() {\n        throw new IllegalStateException();\n    }\n"));
        Project migrated = Project.ofShop(source.append("}\n").toString())
                .migrated(new MigrateSpringResilience(), Library.SPRING_7);

        List<URL> jars = new ArrayList<>();
        for (Path jar : Library.spring7()) {
            jars.add(jar.toUri().toURL());
        }
        try (URLClassLoader spring7 =
                new URLClassLoader(jars.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            Runs.onStarter(
                    Compiled.type("Shop", migrated.shop()),
                    migrated.yaml(),
                    shop -> annotations.forEach(
                            (method, attributes) -> shop.course(method).isLike(springs(spring7, method, attributes))));
        }
    }

    /** The waits that Spring's own policy gives. */
    private static Course springs(ClassLoader spring7, String method, String attributes) {
        List<List<Long>> calls = new ArrayList<>();
        for (int call = 0; call < Course.CALLS; call++) {
            calls.add(waits(spring7, attributes));
        }
        return new Course(method, calls);
    }

    private static List<Long> waits(ClassLoader spring7, String attributes) {
        try {
            Class<?> policy = spring7.loadClass("org.springframework.core.retry.RetryPolicy");
            Object builder = policy.getMethod("builder").invoke(null);
            for (String attribute : attributes.isEmpty() ? new String[0] : attributes.split(", ")) {
                set(builder, attribute.split(" = ")[0], attribute.split(" = ")[1]);
            }
            Object built = builder.getClass().getMethod("build").invoke(builder);
            Object backOff = policy.getMethod("getBackOff").invoke(built);
            Class<?> type = spring7.loadClass("org.springframework.util.backoff.BackOff");
            Class<?> execution = spring7.loadClass("org.springframework.util.backoff.BackOffExecution");
            Object started = type.getMethod("start").invoke(backOff);
            List<Long> waits = new ArrayList<>();
            for (long wait = next(execution, started); wait >= 0; wait = next(execution, started)) {
                waits.add(wait);
            }
            return waits;
        } catch (ReflectiveOperationException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    private static long next(Class<?> execution, Object started) throws ReflectiveOperationException {
        return (long) execution.getMethod("nextBackOff").invoke(started);
    }

    private static void set(Object builder, String attribute, String value) throws ReflectiveOperationException {
        switch (attribute) {
            case "maxRetries" ->
                builder.getClass().getMethod(attribute, long.class).invoke(builder, Long.parseLong(value));
            case "multiplier" ->
                builder.getClass().getMethod(attribute, double.class).invoke(builder, Double.parseDouble(value));
            default ->
                builder.getClass()
                        .getMethod(attribute, Duration.class)
                        .invoke(builder, Duration.ofMillis(Long.parseLong(value)));
        }
    }
}
