// SPDX-License-Identifier: Apache-2.0
package com.acme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retrystarter.core.Retries;
import io.github.retrystarter.core.RetryContext;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ConsumerTest
class RetryTests {

    @Autowired
    private Orders orders;

    @Autowired
    private Retries retries;

    @Test
    void conflictIsRetried() throws Exception {
        assertThat(orders.reserve(0)).isEqualTo(1);
        assertThat(orders.reserve(4)).isEqualTo(5);
    }

    @Test
    void conflictThatStaysReachesTheCaller() {
        assertThatThrownBy(() -> orders.reserve(5))
                .isExactlyInstanceOf(SQLException.class)
                .hasMessage("conflict 5");
    }

    @Test
    void errorIsRetried() throws Exception {
        assertThat(orders.charge(2)).isEqualTo("charged in attempt 3");
    }

    @Test
    void fallbackAnswersInTheEnd() throws Exception {
        assertThat(orders.charge(3)).isEqualTo("queued after failure 3");
    }

    @Test
    void otherFailuresAreNotRetried() {
        assertThatIllegalArgumentException().isThrownBy(() -> orders.charge(-1)).withMessage("attempt 1 refuses -1");
    }

    @Test
    void futureIsRetried() {
        assertThat(orders.ship(2)).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(3);
    }

    @Test
    void profileIsAtHandWithoutAnnotations() {
        assertThat(retries.profile("quick").call("ask", RetryTests::thirdAttempt))
                .isEqualTo(3);
    }

    private static int thirdAttempt() {
        int attempt = RetryContext.current().attempt();
        if (attempt < 3) {
            throw new IllegalStateException("attempt " + attempt);
        }
        return attempt;
    }
}
