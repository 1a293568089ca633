// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import feign.FeignException;
import feign.RetryableException;
import io.github.retrystarter.it.CallRecord;
import io.github.retrystarter.it.StarterContext;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** What docs/how-to.md says of Feign is so. */
class FeignHowToTests {

    private final BusyServer server;
    private final ApplicationContextRunner runner;

    FeignHowToTests() throws IOException {
        server = BusyServer.start();
        runner = StarterContext.runner()
                .withPropertyValues("retry.profiles.inventory.steps=3")
                .withBean(FeignInventory.class, () -> FeignInventory.at(server.url()));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void itIsRetriedAsTheInterfaceSays() {
        runner.run(context -> {
            FeignInventory inventory = context.getBean(FeignInventory.class);
            server.answerWith(500, "");
            assertThatExceptionOfType(FeignException.InternalServerError.class)
                    .isThrownBy(() -> inventory.stock("tea"));
            server.answerWith(503, "0");
            assertThatExceptionOfType(RetryableException.class).isThrownBy(() -> inventory.stock("tea"));
            server.answerWith(429, "0");
            assertThatExceptionOfType(RetryableException.class).isThrownBy(() -> inventory.stock("tea"));
            server.answerWith(404, "");
            assertThatExceptionOfType(FeignException.NotFound.class).isThrownBy(() -> inventory.stock("tea"));

            assertThat(context.getBean(CallRecord.class).outcomes())
                    .isEqualTo(Map.of("exhausted", 3, "not_retriable", 1));
            assertThat(context.getBean(CallRecord.class).attempts()).isEqualTo(Map.of("failure", 10));
        });
    }

    @Test
    void aServerThatIsGoneIsAskedAgain() {
        server.close();
        runner.run(context -> {
            assertThatExceptionOfType(FeignException.class)
                    .isThrownBy(() -> context.getBean(FeignInventory.class).stock("tea"));
            assertThat(context.getBean(CallRecord.class).attempts()).isEqualTo(Map.of("failure", 3));
        });
    }
}
