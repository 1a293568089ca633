// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.test.docs;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retrystarter.test.autoconfigure.AutoConfigureRetry;
import io.github.retrystarter.test.context.InjectedFailures;
import io.github.retrystarter.test.context.RecordedRetries;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest
@AutoConfigureRetry
class PaymentServiceTests {

    @Autowired
    private PaymentService payments;

    @Autowired
    private RecordedRetries retries;

    @Autowired
    private InjectedFailures failures;

    @Test
    void aChargeIsTriedAgain() throws IOException {
        failures.of(PaymentService.class, "charge").failing(2, IOException.class);
        assertThat(payments.charge("order 1")).isEqualTo("receipt of order 1");
        assertThat(retries).of(PaymentService.class, "charge").wasCalled(3).waited(ofMillis(10), ofMillis(50));
    }

    @Test
    void whoNeverGetsThroughIsQueued() throws IOException {
        failures.of(PaymentService.class, "charge").failingAlways(IOException.class);
        assertThat(payments.charge("order 1")).isEqualTo("queued order 1");
        assertThat(retries).of(PaymentService.class, "charge").wasCalled(4).gaveUp();
    }

    @Test
    void aLostAnswerChargesNobodyTwice() throws IOException {
        failures.of(PaymentService.class, "charge").afterTheBody().failing(1, IOException.class);
        payments.charge("order 1");
        assertThat(payments.charged()).containsExactly("order 1");
    }

    @Test
    void anAssertionThatFailsTellsAllThatHappened() throws IOException {
        failures.of(PaymentService.class, "charge").failing(2, IOException.class);
        payments.charge("order 1");
        assertThatThrownBy(() ->
                        assertThat(retries).of(PaymentService.class, "charge").wasCalled(2))
                .hasMessage(TestingDoc.blocks("text").get(0).strip());
    }
}
