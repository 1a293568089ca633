// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.sample.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstanceTests {

    @Test
    void whatOthersHaveWrittenStays() {
        Instance one = new Instance("one");
        Instance two = new Instance("two");
        Map<String, Long> counts = two.add(one.add(one.add(Map.of(), 1), 1), 5);
        assertThat(counts).isEqualTo(Map.of("one", 2L, "two", 5L));
        assertThat(one.of(counts)).isEqualTo(2);
        assertThat(new Instance("three").of(counts)).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100})
    void aNameHasUpToAHundredCharacters(int length) {
        assertThat(new Instance("x".repeat(length)).name()).hasSize(length);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 101})
    void noneOrMoreAreRefused(int length) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Instance("x".repeat(length)))
                .withMessageStartingWith("Property sample.instance must have 1 to 100 characters");
    }
}
