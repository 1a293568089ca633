// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerHintTests {

    @ParameterizedTest
    @CsvSource({
        "PT0S, PT0S",
        "PT0.000000001S, PT0.000000001S",
        "PT2S, PT2S",
        "PT9223372036.854775807S, PT9223372036.854775807S",
        "PT9223372036.854775808S, PT9223372036.854775807S",
        "PT9223372036854775807S, PT9223372036.854775807S",
    })
    void delayIsCutToWhatFits(Duration delay, Duration kept) {
        assertThat(ServerHint.atLeast(delay)).contains(new ServerHint(true, kept));
    }

    @ParameterizedTest
    @CsvSource({"PT-0.000000001S", "PT-2S", "PT-9223372036854775808S"})
    void negativeDelayIsNoHint(Duration delay) {
        assertThat(ServerHint.atLeast(delay)).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ServerHint(true, delay))
                .withMessage("delay must not be negative: " + delay);
    }

    @Test
    void noHintAllowsARetryAtOnce() {
        assertThat(ServerHint.NONE).isEqualTo(new ServerHint(true, Duration.ZERO));
        assertThat(ServerHint.NO_RETRY).isEqualTo(new ServerHint(false, Duration.ZERO));
    }
}
