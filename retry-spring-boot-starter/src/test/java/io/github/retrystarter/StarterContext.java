// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrystarter.autoconfigure.RetryAutoConfiguration;
import io.github.retrystarter.autoconfigure.RetryEndpointAutoConfiguration;
import io.github.retrystarter.autoconfigure.RetryMetricsAutoConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;

/** Contexts with the starter, no waiting, and nothing else. */
public final class StarterContext {

    /** Some of Boot's analyzers want a bean factory; they have nothing to say here. */
    private static final FailureHandler IGNORE = (type, implementation, failure) -> {};

    private StarterContext() {}

    public static ApplicationContextRunner runner() {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        AopAutoConfiguration.class,
                        RetryAutoConfiguration.class,
                        RetryMetricsAutoConfiguration.class,
                        RetryEndpointAutoConfiguration.class))
                .withBean(RecordingClock.class);
    }

    public static ApplicationContextRunner runnerWithMeters() {
        return runner().withBean(MeterRegistry.class, SimpleMeterRegistry::new);
    }

    /** What a user sees of a context that must not start. */
    public static String reportOf(ApplicationContextRunner runner) {
        String[] report = new String[1];
        runner.run(context -> {
            assertThat(context).hasFailed();
            report[0] = report(context.getStartupFailure());
        });
        return report[0];
    }

    /** What a user sees when the start fails: description, then action, by the first analyzer that knows the failure. */
    public static String report(Throwable startupFailure) {
        for (FailureAnalyzer analyzer :
                SpringFactoriesLoader.forDefaultResourceLocation().load(FailureAnalyzer.class, IGNORE)) {
            FailureAnalysis analysis = analyzer.analyze(startupFailure);
            if (analysis != null) {
                return analysis.getDescription() + "\n" + analysis.getAction();
            }
        }
        StringWriter trace = new StringWriter();
        startupFailure.printStackTrace(new PrintWriter(trace));
        throw new AssertionError("no analyzer knows this failure: " + trace);
    }
}
