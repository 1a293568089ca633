// SPDX-License-Identifier: Apache-2.0
package com.acme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ModulePathTests {

    /** Not all that Spring needs is an automatic module, and nobody requires the rest. The jar for tests is there as a third of ours. */
    private final ModulePath path = new ModulePath(
            List.of("--add-modules", "ALL-MODULE-PATH"),
            "target/classes",
            "target/libraries",
            System.getProperty("built.test"));

    @Test
    void annotatedMethodsAreRetriedAndNoPackageIsInTwoJars() throws Exception {
        assertThat(path.run("com.acme.orders/com.acme.open.Application"))
                .contains("charged in attempt 3, queued after failure 4")
                .contains("java.sql: false")
                .doesNotContain("NoClassDefFoundError")
                .containsPattern("(?m)^module io.github.retrystarter.core$")
                .containsPattern("(?m)^module io.github.retrystarter.starter$")
                .containsPattern("(?m)^module io.github.retrystarter.test$")
                .endsWith("exit 0");
    }

    @Test
    void privateFallbackOfAClosedPackageStopsTheStart() throws Exception {
        assertThat(path.run("com.acme.orders/com.acme.closed.Application"))
                .contains(
                        "APPLICATION FAILED TO START",
                        "com.acme.closed.Orders.queue() cannot be called: module com.acme.orders does not open com.acme.closed.",
                        "Add 'opens com.acme.closed to spring.core;' to its module-info, or make the fallback public.")
                .endsWith("exit 1");
    }
}
