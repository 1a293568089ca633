// SPDX-License-Identifier: Apache-2.0
package com.acme;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

@ExtendWith(OutputCaptureExtension.class)
class LogTests {

    @Test
    void startAndFirstCallsWarnOfNothing(CapturedOutput output) throws Exception {
        try (ConfigurableApplicationContext context =
                new SpringApplicationBuilder(Application.class).run("--server.port=0")) {
            Orders orders = context.getBean(Orders.class);
            orders.reserve(1);
            orders.charge(1);
            orders.ship(1).join();
        }
        assertThat(output).contains("Started ").doesNotContain(" WARN ", " ERROR ", "NoClassDefFoundError");
    }
}
