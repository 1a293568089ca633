// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.retrystarter.it.CallRecord;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the API server refuses today, it refuses tomorrow. */
class KubernetesRefusalTests {

    @ParameterizedTest
    @EnumSource
    void creatingWhatIsThereAlreadyTakesASingleAttempt(Client client) {
        Scenario.play(client, (ours, theirs, record) -> {
            theirs.create("taken", Map.of("owner", "they"));
            Throwable thrown = catchThrowable(() -> ours.create("taken", Map.of("owner", "we")));

            assertThat(thrown).hasMessageContaining("already exists");
            assertNotRetried(client, 409, thrown, record);
            assertThat(theirs.read("taken")).isEqualTo(Map.of("owner", "they"));
        });
    }

    @ParameterizedTest
    @EnumSource
    void writingWhatIsGoneTakesASingleAttempt(Client client) {
        Scenario.play(client, (ours, theirs, record) -> {
            theirs.create("gone", Map.of("owner", "they"));
            Throwable thrown = catchThrowable(() -> ours.edit("gone", texts -> theirs.delete("gone")));

            assertNotRetried(client, 404, thrown, record);
        });
    }

    @ParameterizedTest
    @EnumSource
    void creatingWhatIsInvalidTakesASingleAttempt(Client client) {
        Scenario.play(client, (ours, theirs, record) -> {
            Throwable thrown = catchThrowable(() -> ours.create("", Map.of()));

            assertNotRetried(client, 422, thrown, record);
        });
    }

    private static void assertNotRetried(Client client, int code, Throwable thrown, CallRecord record) {
        assertThat(client.codeOf(thrown)).isEqualTo(code);
        assertThat(record.failures()).singleElement().isSameAs(thrown);
        assertThat(record.outcomes()).isEqualTo(Map.of("not_retriable", 1));
    }
}
