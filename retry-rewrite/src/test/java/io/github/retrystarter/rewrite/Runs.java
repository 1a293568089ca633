// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.rewrite;

import io.github.retrystarter.autoconfigure.RetryAutoConfiguration;
import io.github.retrystarter.core.RetryClock;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.retry.annotation.EnableRetry;
import org.springframework.retry.backoff.Sleeper;

/** Runs a class for real, with a clock that only records. */
final class Runs {

    private Runs() {}

    static void onSpringRetry(Class<?> type, Consumer<Running> test) {
        List<Long> waits = new ArrayList<>();
        run(
                type,
                new ApplicationContextRunner()
                        .withUserConfiguration(SpringRetry.class)
                        .withBean(Sleeper.class, () -> waits::add),
                waits,
                test);
    }

    static void onStarter(Class<?> type, String yaml, Consumer<Running> test) {
        List<Long> waits = new ArrayList<>();
        run(
                type,
                new ApplicationContextRunner()
                        .withConfiguration(
                                AutoConfigurations.of(AopAutoConfiguration.class, RetryAutoConfiguration.class))
                        .withInitializer(context ->
                                read(yaml).forEach(context.getEnvironment().getPropertySources()::addLast))
                        .withBean(RetryClock.class, () -> new Recorder(waits)),
                waits,
                test);
    }

    private static void run(Class<?> type, ApplicationContextRunner runner, List<Long> waits, Consumer<Running> test) {
        // where the proxies are made
        runner.withClassLoader(type.getClassLoader())
                .withUserConfiguration(type)
                .run(context -> {
                    ApplicationContext started = context.getSourceApplicationContext();
                    test.accept(new Running(started.getBean(type), waits));
                });
    }

    private static List<PropertySource<?>> read(String yaml) {
        try {
            return new YamlPropertySourceLoader()
                    .load("application.yml", new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    /** A bean, and the waits of what it is doing. */
    record Running(Object bean, List<Long> waits) {

        Course course(String method) {
            List<List<Long>> all = new ArrayList<>();
            for (int call = 0; call < Course.CALLS; call++) {
                all.add(waitsOf(method));
            }
            return new Course(method, all);
        }

        List<Long> waitsOf(String method) {
            waits.clear();
            call(method);
            return List.copyOf(waits);
        }

        /** What the method returns, or the message of what it throws. */
        String call(String method, Object... arguments) {
            for (Method each : bean.getClass().getMethods()) {
                if (each.getName().equals(method)) {
                    return invoke(each, arguments);
                }
            }
            throw new IllegalArgumentException(method);
        }

        private String invoke(Method method, Object... arguments) {
            try {
                return String.valueOf(method.invoke(bean, arguments));
            } catch (InvocationTargetException thrown) {
                return thrown.getCause().getMessage();
            } catch (IllegalAccessException inaccessible) {
                throw new IllegalStateException(inaccessible);
            }
        }
    }

    private record Recorder(List<Long> waits) implements RetryClock {

        @Override
        public long nanoTime() {
            return 0;
        }

        @Override
        public boolean sleep(Duration duration) {
            waits.add(duration.toMillis());
            return true;
        }
    }

    @EnableRetry
    @Configuration(proxyBeanMethods = false)
    static class SpringRetry {

        @Bean
        Object marker() {
            return new Object();
        }
    }
}
