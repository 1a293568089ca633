// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.async.kinds;

import io.github.retrystarter.autoconfigure.RetryAutoConfiguration;
import io.github.retrystarter.autoconfigure.RetryMetricsAutoConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** An application with a target of one kind. */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({
    AopAutoConfiguration.class,
    TaskExecutionAutoConfiguration.class,
    RetryAutoConfiguration.class,
    RetryMetricsAutoConfiguration.class
})
class Application {

    private static final String[] PROFILES = {
        "retry.profiles.default.duration=10ms",
        "retry.profiles.default.factor=5",
        "retry.profiles.default.jitter=0",
        "retry.profiles.two.steps=2",
        "retry.profiles.two.duration=7ms",
        "retry.profiles.three.steps=3",
        "retry.profiles.timed.timeout=15ms",
        "retry.profiles.budgeted.budget.capacity=5",
        "retry.profiles.budgeted.budget.cost=5"
    };

    static ConfigurableApplicationContext start(Kind kind, String... properties) {
        AnnotationConfigApplicationContext context = application(kind, properties);
        context.registerBean(FakeClock.class);
        context.refresh();
        return context;
    }

    static ConfigurableApplicationContext startInRealTime(Kind kind, String... properties) {
        AnnotationConfigApplicationContext context = application(kind, properties);
        context.refresh();
        return context;
    }

    private static AnnotationConfigApplicationContext application(Kind kind, String... properties) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        TestPropertyValues.of(PROFILES).and(properties).applyTo(context);
        context.register(Application.class, kind.transactions().configuration());
        kind.configuration().ifPresent(context::register);
        context.registerBean(Target.NAME, kind.target());
        return context;
    }

    @Bean
    Script script() {
        return new Script();
    }

    @Bean
    MeterRegistry meters() {
        return new SimpleMeterRegistry();
    }

    @Bean
    ObservationRegistry observations(Events events) {
        ObservationRegistry registry = ObservationRegistry.create();
        registry.observationConfig().observationHandler(events);
        return registry;
    }

    @Bean
    Events events() {
        return new Events(new CopyOnWriteArrayList<>());
    }

    /** What happens to observations. */
    record Events(List<String> all) implements ObservationHandler<Observation.Context> {

        @Override
        public void onEvent(Observation.Event event, Observation.Context context) {
            all.add(context.getName() + ": " + event.getName() + ", " + event.getContextualName());
        }

        @Override
        public boolean supportsContext(Observation.Context context) {
            return true;
        }
    }
}
