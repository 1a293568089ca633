// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrystarter.it.kubernetes.ObjectApi.Edit;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An object at the API server, which somebody else changes between our reading and our writing. */
class KubernetesConflictTests {

    private static final int WRITERS = 4;
    private static final int INCREMENTS = 5;

    @ParameterizedTest
    @EnumSource
    void theSecondAttemptReadsAfreshAndKeepsBothChanges(Client client) {
        Scenario.play(client, (ours, theirs, record) -> {
            theirs.create("shared", Map.of("ours", "1", "theirs", "1"));
            ours.edit(
                    "shared",
                    onceAfter(
                            stale -> theirs.edit("shared", texts -> texts.put("theirs", "2")),
                            texts -> texts.put("ours", "2")));

            assertThat(theirs.read("shared")).isEqualTo(Map.of("ours", "2", "theirs", "2"));
            assertThat(record.failures()).extracting(client::codeOf).containsExactly(409);
            assertThat(record.attempts()).isEqualTo(Map.of("failure", 1, "success", 1));
            assertThat(record.outcomes()).isEqualTo(Map.of("success_after_retry", 1));
        });
    }

    /** Each conflict is the fault of another's increment, so nobody needs more attempts than there are increments. */
    @ParameterizedTest
    @EnumSource
    void noIncrementOfManyWritersIsLostOrCountedTwice(Client client) {
        Scenario.play(client, (ours, theirs, record) -> {
            theirs.create("counter", Map.of("count", "0"));
            CyclicBarrier allHaveRead = new CyclicBarrier(WRITERS);
            inParallel(() -> {
                Edit increment = onceAfter(
                        stale -> allHaveRead.await(10, TimeUnit.SECONDS),
                        texts -> texts.put("count", String.valueOf(Integer.parseInt(texts.get("count")) + 1)));
                for (int call = 0; call < INCREMENTS; call++) {
                    ours.edit("counter", increment);
                }
                return null;
            });

            int conflicts = record.failures().size();
            Map<String, Integer> outcomes = record.outcomes();
            assertThat(theirs.read("counter")).isEqualTo(Map.of("count", "20"));
            assertThat(record.attempts()).isEqualTo(Map.of("success", 20, "failure", conflicts));
            assertThat(outcomes).containsOnlyKeys("success", "success_after_retry");
            assertThat(outcomes.get("success_after_retry")).isGreaterThanOrEqualTo(WRITERS - 1);
            assertThat(outcomes.get("success") + outcomes.get("success_after_retry"))
                    .isEqualTo(20);
        });
    }

    /** The edit; before it is made for the first time, another is. */
    private static Edit onceAfter(Edit first, Edit edit) {
        AtomicBoolean isFirst = new AtomicBoolean(true);
        return texts -> {
            if (isFirst.getAndSet(false)) {
                first.apply(texts);
            }
            edit.apply(texts);
        };
    }

    private static void inParallel(Callable<?> writer) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        try {
            for (Future<?> end : threads.invokeAll(Collections.nCopies(WRITERS, writer))) {
                end.get();
            }
        } finally {
            threads.shutdown();
        }
    }
}
