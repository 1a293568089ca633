// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimilarTests {

    /** Two letters wrong are fine, or a third; but never more than half of the name. */
    @ParameterizedTest
    @CsvSource({
        "factor, factor",
        "FACTOR, factor",
        "fcator, factor",
        "fatcro, ",
        "ca, cap",
        "c, ",
        "cas, cap",
        "sas, ",
        "maxRetyrAfetr, maxRetryAfter",
        "maxRtyAtr, maxRetryAfter",
        "maxRyAtr, ",
        "nothing, ",
    })
    void theNearestNameIsFoundUnlessTooMuchOfItIsWrong(String typed, @Nullable String found) {
        assertThat(Similar.to(typed, List.of("factor", "cap", "maxRetryAfter"))).isEqualTo(Optional.ofNullable(found));
    }

    @ParameterizedTest
    @CsvSource({"payment, payments", "refund, refunds"})
    void ofSeveralItIsTheNearest(String typed, String found) {
        assertThat(Similar.to(typed, List.of("paymants", "payments", "refunds", "refused")))
                .contains(found);
    }
}
