// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.test.context;

import io.github.retrystarter.autoconfigure.RetryAutoConfiguration;
import io.github.retrystarter.test.autoconfigure.RetryTestAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Contexts with the test support, and nothing to wait for. */
public final class Contexts {

    private Contexts() {}

    public static ApplicationContextRunner runner() {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        AopAutoConfiguration.class, RetryAutoConfiguration.class, RetryTestAutoConfiguration.class));
    }

    static ApplicationContextRunner recorded() {
        return runner().withPropertyValues("retry.test.waits=none");
    }
}
