// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import static io.github.retrystarter.core.AsyncCalls.ONE_STEP;
import static io.github.retrystarter.core.AsyncCalls.PROFILE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** What answers in place of a call whose result comes later. */
class RetryFutureFallbackTests {

    private static final Fallback<CompletableFuture<String>, RuntimeException> NEVER = (rule, failure) -> {
        throw new AssertionError("asked");
    };

    private final AsyncCalls calls = new AsyncCalls();
    private final LaterResults method = new LaterResults();
    private final IOException failure = new IOException("a");

    @Test
    void itAnswersWhenARuleGaveUp() {
        CompletableFuture<String> answer = new CompletableFuture<>();
        CompletableFuture<String> result = calls.call(calls.spec(ONE_STEP), method, (rule, judged) -> {
            assertThat(judged).isSameAs(failure);
            assertThat(calls.executor.running).isTrue();
            return answer;
        });
        method.fail(new CompletionException(failure));
        assertThat(result).isNotDone();
        answer.complete("instead");
        assertThat(result).isCompletedWithValue("instead");
        assertThat(calls.listener.events).containsExactly("failure 1 a", "end 1 exhausted a");
    }

    @Test
    void itAnswersAtOnceWhatWasThrownAtOnce() {
        CompletableFuture<String> answer = CompletableFuture.completedFuture("instead");
        assertThat(calls.call(calls.spec(ONE_STEP), this::throwAtOnce, (rule, judged) -> {
                    assertThat(judged).isSameAs(failure);
                    return answer;
                }))
                .isSameAs(answer);
    }

    @Test
    void whatItThrowsIsTheCallsFailure() {
        IllegalStateException broken = new IllegalStateException("broken fallback");
        CompletableFuture<String> result = calls.call(calls.spec(ONE_STEP), method, (rule, judged) -> {
            throw broken;
        });
        method.fail(failure);
        assertThatThrownBy(() -> result.getNow("pending")).hasCause(broken);
        assertThat(catchThrowable(() -> calls.call(calls.spec(ONE_STEP), this::throwAtOnce, (rule, judged) -> {
                    throw broken;
                })))
                .isSameAs(broken);
    }

    @Test
    void oneThatThrowsTheFailureLeavesItAsItWas() {
        CompletionException thrown = new CompletionException(failure);
        CompletableFuture<String> result = calls.call(calls.spec(ONE_STEP), method, Fallback.none());
        CompletableFuture<String> declined = calls.call(calls.spec(ONE_STEP), () -> method.current(), decline());
        method.fail(thrown);
        assertThatThrownBy(() -> result.getNow("pending")).isSameAs(thrown);
        assertThatThrownBy(() -> declined.getNow("pending")).isSameAs(thrown);
        assertThat(catchThrowable(() -> calls.<String, RuntimeException>call(
                        calls.spec(ONE_STEP),
                        () -> {
                            throw thrown;
                        },
                        decline())))
                .isSameAs(thrown);
    }

    @Test
    void aFailedStageIsTheCallsFailure() {
        IOException other = new IOException("other");
        CompletableFuture<String> result =
                calls.call(calls.spec(ONE_STEP), method, (rule, judged) -> CompletableFuture.failedFuture(other));
        method.fail(failure);
        assertThatThrownBy(() -> result.getNow("pending")).hasCause(other);
    }

    @Test
    void nullInPlaceOfAStageIsAFailure() {
        CompletableFuture<String> result = calls.call(calls.spec(ONE_STEP), method, (rule, judged) -> null);
        method.fail(failure);
        assertThatThrownBy(() -> result.getNow("pending"))
                .hasCauseInstanceOf(NullPointerException.class)
                .hasMessageContaining("null in place of a result to come");
    }

    @Test
    void itIsNotForWhatNoRuleMatches() {
        CompletableFuture<String> result = calls.call(calls.spec(PROFILE, any -> false), method, NEVER);
        method.fail(failure);
        assertThatThrownBy(() -> result.getNow("pending")).hasCause(failure);
        assertThat(catchThrowable(() -> calls.call(calls.spec(PROFILE, any -> false), this::throwAtOnce, NEVER)))
                .isSameAs(failure);
    }

    @Test
    void itIsNotForAKillSwitchNorForAnError() {
        RetryGuard off = any -> Optional.of(Outcome.DISABLED);
        CompletableFuture<String> result = calls.call(calls.spec(PROFILE, any -> true, off), method, NEVER);
        method.fail(failure);
        assertThatThrownBy(() -> result.getNow("pending")).hasCause(failure);
        CompletableFuture<String> broken = calls.call(calls.spec(PROFILE), method, NEVER);
        method.fail(new AssertionError("b"));
        assertThatThrownBy(() -> broken.getNow("pending")).hasCauseInstanceOf(AssertionError.class);
    }

    @Test
    void itAnswersWhereAShutdownCutTheWait() {
        CompletableFuture<String> result =
                calls.call(calls.spec(PROFILE), method, (rule, judged) -> CompletableFuture.completedFuture("instead"));
        method.fail(failure);
        calls.clock.close();
        assertThat(result).isCompletedWithValue("instead");
    }

    @Test
    void oneThatHasNoAnswerForTheRuleNeedsNoThread() {
        calls.executor.refusal = new AssertionError("asked");
        CompletableFuture<String> result = calls.call(calls.spec(ONE_STEP), method, Fallback.none());
        method.fail(failure);
        assertThatThrownBy(() -> result.getNow("pending")).hasCause(failure);
    }

    private CompletableFuture<String> throwAtOnce() {
        throw Rethrow.<RuntimeException>asIs(failure);
    }

    private static Fallback<CompletableFuture<String>, RuntimeException> decline() {
        return (rule, judged) -> {
            throw Rethrow.<RuntimeException>asIs(judged);
        };
    }
}
