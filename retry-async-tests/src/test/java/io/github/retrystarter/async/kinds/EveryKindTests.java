// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.async.kinds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.retrystarter.core.RetryContext;
import io.micrometer.observation.Observation;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.MDC;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** The same behaviours over all kinds of methods. Each test is a row of that table, each {@link Kind} a column. */
@Timeout(60)
@ExtendWith(OutputCaptureExtension.class)
class EveryKindTests {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String CHARGE = "charge";

    private final Failure first = new Failure(1);
    private final Failure second = new Failure(2);
    private final Failure third = new Failure(3);
    private final SQLException conflict = new SQLException("conflict", "40001");

    @AfterAll
    static void close() {
        Cell.closeShared();
    }

    @AfterEach
    void clear() {
        MDC.clear();
        SecurityContextHolder.clearContext();
    }

    @AfterEach
    void nothingIsLeftOnTheThread() {
        assertThat(RetryContext.current()).isEqualTo(new RetryContext(1, null, null));
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void theTableHasNoHole() {
        assertThat(EveryKindTests.class.getDeclaredMethods())
                .filteredOn(method -> !method.isSynthetic())
                .filteredOn(method -> Arrays.asList(method.getParameterTypes()).contains(Kind.class))
                .hasSizeGreaterThan(30)
                .allMatch(method -> method.isAnnotationPresent(EveryKind.class));
    }

    @EveryKind
    void aSuccessNeedsOneAttempt(Kind kind) throws Throwable {
        Cell.with(kind, cell -> {
            assertThat(cell.call(CHARGE)).isEqualTo(kind.seenOf("done"));
            assertThat(cell.script().calls()).isEqualTo(1);
            assertThat(cell.clock().waits()).isEmpty();
            assertThat(cell.counted(CHARGE)).containsExactlyInAnyOrder("calls success 1", "attempts success 1");
        });
    }

    @EveryKind
    void twoFailuresAreRetriedAfterTheWaitsOfTheProfile(Kind kind) throws Throwable {
        Cell.with(kind, cell -> {
            cell.script().failWith(first, second);
            assertThat(cell.call(CHARGE)).isEqualTo(kind.seenOf("done"));
            assertThat(cell.script().calls()).isEqualTo(3);
            assertThat(cell.clock().waits()).containsExactly(Duration.ofMillis(10), Duration.ofMillis(50));
            assertThat(cell.counted(CHARGE))
                    .containsExactlyInAnyOrder(
                            "calls success_after_retry 1", "attempts failure Failure 2", "attempts success 1");
        });
    }

    @EveryKind
    void whatFailsOnAnotherThreadIsRetriedAsWell(Kind kind) throws Throwable {
        Cell.with(kind, cell -> {
            cell.script().go(Script.Way.LATER);
            cell.script().failWith(first, second);
            assertThat(cell.call(CHARGE)).isEqualTo(kind.seenOf("done"));
            assertThat(cell.script().calls()).isEqualTo(3);
            cell.script().failWith(first, second, third);
            assertThat(catchThrowable(() -> cell.call(CHARGE))).isSameAs(third);
            assertThat(cell.counted(CHARGE))
                    .containsExactlyInAnyOrder(
                            "calls success_after_retry 1",
                            "calls exhausted 1",
                            "attempts failure Failure 5",
                            "attempts success 1");
        });
    }

    @EveryKind
    void whenAllStepsAreUsedTheVeryLastFailureArrives(Kind kind) throws Throwable {
        Cell.with(kind, cell -> {
            cell.script().failWith(first, second, third);
            assertThat(catchThrowable(() -> cell.call(CHARGE))).isSameAs(third).hasNoSuppressedExceptions();
            assertThat(cell.script().calls()).isEqualTo(3);
            assertThat(cell.counted(CHARGE))
                    .containsExactlyInAnyOrder("calls exhausted 1", "attempts failure Failure 3");
        });
    }

    @EveryKind
    void whatNoRuleMatchesArrivesAtOnce(Kind kind) throws Throwable {
        Cell.with(kind, cell -> {
            cell.script().failWith(conflict);
            assertThat(catchThrowable(() -> cell.call(CHARGE))).isSameAs(conflict);
            assertThat(cell.script().calls()).isEqualTo(1);
            assertThat(cell.counted(CHARGE))
                    .containsExactlyInAnyOrder("calls not_retriable 1", "attempts failure SQLException 1");
        });
    }

    private static final class Broken extends Error {

        private static final long serialVersionUID = 1L;

        private final int number = 1;

        @Override
        public String getMessage() {
            return "broken " + number;
        }
    }

    @EveryKind
    void anErrorIsNeverRetried(Kind kind) throws Throwable {
        Cell.with(kind, cell -> {
            Broken broken = new Broken();
            cell.script().failWith(broken);
            assertThat(catchThrowable(() -> cell.call("chargeWhatever"))).isSameAs(broken);
            assertThat(cell.script().calls()).isEqualTo(1);
            assertThat(cell.counted("chargeWhatever"))
                    .containsExactlyInAnyOrder("calls not_retriable 1", "attempts failure Broken 1");
        });
    }

    @EveryKind
    void anInterruptionIsNeverRetried(Kind kind) throws Throwable {
        Cell.with(kind, cell -> {
            cell.script().failWith(new InterruptedException("1"));
            assertThat(catchThrowable(() -> cell.call("chargeWhatever")))
                    .isInstanceOf(InterruptedException.class)
                    .hasMessage("1");
            assertThat(cell.script().calls()).isEqualTo(1);
            assertThat(cell.counted("chargeWhatever"))
                    .containsExactlyInAnyOrder("calls not_retriable 1", "attempts failure InterruptedException 1");
        });
    }

    @EveryKind
    void aRuleMatchesCauses(Kind kind) throws Throwable {
        Cell.with(kind, cell -> {
            cell.script().failWith(new UncheckedIOException(first), new CompletionException(second));
            assertThat(cell.call(CHARGE)).isEqualTo(kind.seenOf("done"));
            assertThat(cell.script().calls()).isEqualTo(3);
            assertThat(cell.counted(CHARGE)).contains("calls success_after_retry 1", "attempts success 1");
        });
    }

    @EveryKind
    void aConflictIsRetriedAndNothingElse(Kind kind) throws Throwable {
        Cell.with(kind, cell -> {
            cell.script().failWith(conflict, first);
            assertThat(catchThrowable(() -> cell.call("reserve"))).isSameAs(first);
            assertThat(cell.script().calls()).isEqualTo(2);
            assertThat(cell.counted("reserve"))
                    .containsExactlyInAnyOrder(
                            "calls not_retriable 1", "attempts failure SQLException 1", "attempts failure Failure 1");
        });
    }

    @EveryKind
    void eachOfTwoRulesCountsItsOwnSteps(Kind kind) throws Throwable {
        Cell.with(kind, cell -> {
            cell.script().failWith(first, conflict, second, conflict);
            assertThat(catchThrowable(() -> cell.call("reserveAndCharge"))).isSameAs(conflict);
            assertThat(cell.script().calls()).isEqualTo(4);
            assertThat(cell.clock().waits())
                    .containsExactly(Duration.ofMillis(10), Duration.ofMillis(7), Duration.ofMillis(50));
            assertThat(cell.counted("reserveAndCharge"))
                    .containsExactlyInAnyOrder(
                            "calls exhausted 1", "attempts failure SQLException 2", "attempts failure Failure 2");
        });
    }

    @EveryKind
    void aFallbackAnswersWhenTheStepsAreUsed(Kind kind) throws Throwable {
        Cell.with(kind, cell -> {
            cell.script().failWith(first, second);
            assertThat(cell.call("chargeOrQueue", "order")).isEqualTo(kind.seenOf("order instead of failure 2"));
            assertThat(cell.script().recovered()).containsExactly(second);
            assertThat(cell.script().calls()).isEqualTo(2);
            assertThat(cell.counted("chargeOrQueue"))
                    .containsExactlyInAnyOrder("calls exhausted 1", "attempts failure Failure 2");
        });
    }

    @EveryKind
    void aFallbackIsNotForWhatNoRuleMatches(Kind kind) throws Throwable {
        Cell.with(kind, cell -> {
            cell.script().failWith(conflict);
            assertThat(catchThrowable(() -> cell.call("chargeOrQueue", "order")))
                    .isSameAs(conflict);
            assertThat(cell.script().recovered()).isEmpty();
            assertThat(cell.counted("chargeOrQueue"))
                    .containsExactlyInAnyOrder("calls not_retriable 1", "attempts failure SQLException 1");
        });
    }

    @EveryKind
    void aFallbackMayFailItself(Kind kind) throws Throwable {
        Cell.with(kind, cell -> {
            cell.script().failWith(first, second);
            cell.script().failFallbackWith(third);
            assertThat(catchThrowable(() -> cell.call("chargeOrQueue", "order")))
                    .isSameAs(third)
                    .hasNoSuppressedExceptions();
            assertThat(cell.script().recovered()).containsExactly(second);
            assertThat(cell.counted("chargeOrQueue"))
                    .containsExactlyInAnyOrder("calls exhausted 1", "attempts failure Failure 2");
        });
    }

    @EveryKind
    void eachAttemptKnowsWhichItIs(Kind kind) throws Throwable {
        Cell.with(kind, cell -> {
            cell.script().failWith(first, second);
            cell.call(CHARGE);
            List<RetryContext> seen =
                    cell.script().seen().stream().map(Seen::retry).toList();
            assertThat(seen).extracting(RetryContext::attempt).containsExactly(1, 2, 3);
            assertThat(seen).extracting(RetryContext::lastFailure).containsExactly(null, first, second);
            assertThat(seen)
                    .extracting(RetryContext::profile)
                    .extracting(profile -> profile == null ? null : profile.name())
                    .containsExactly(null, "three", "three");
        });
    }

    @EveryKind
    void theKillSwitchLeavesOneAttempt(Kind kind) throws Throwable {
        Cell.with(kind, Application.start(kind, "retry.enabled=false"), cell -> {
            cell.script().failWith(first);
            assertThat(catchThrowable(() -> cell.call("chargeOrQueue", "order")))
                    .isSameAs(first);
            assertThat(cell.script().calls()).isEqualTo(1);
            assertThat(cell.counted("chargeOrQueue"))
                    .containsExactlyInAnyOrder("calls disabled 1", "attempts failure Failure 1");
        });
    }

    @EveryKind
    void aConflictInTheCallersTransactionIsNotRetried(Kind kind, CapturedOutput output) throws Throwable {
        Cell.with(kind, cell -> {
            cell.script().failWith(conflict);
            assertThat(catchThrowable(() -> cell.callInTransaction("reserve"))).isSameAs(conflict);
            assertThat(cell.script().calls()).isEqualTo(1);
            assertThat(cell.counted("reserve"))
                    .containsExactlyInAnyOrder("calls in_transaction 1", "attempts failure SQLException 1");
            assertThat(output).contains(".reserve() met a conflict inside a transaction of its caller.");
        });
    }

    @EveryKind
    void aConflictInATransactionOfItsOwnIsRetried(Kind kind) throws Throwable {
        Cell.with(kind, cell -> {
            cell.script().failWith(conflict);
            assertThat(cell.callInTransaction("reserveOnItsOwn")).isEqualTo(kind.seenOf("done"));
            assertThat(cell.script().calls()).isEqualTo(2);
            assertThat(cell.counted("reserveOnItsOwn"))
                    .containsExactlyInAnyOrder(
                            "calls success_after_retry 1", "attempts failure SQLException 1", "attempts success 1");
        });
    }

    @EveryKind
    void aRetryInARetryMultiplies(Kind kind) throws Throwable {
        Cell.with(kind, cell -> {
            cell.script().failWith(failures(9));
            assertThat(catchThrowable(() -> cell.call("order"))).hasMessage("failure 9");
            assertThat(cell.script().calls()).isEqualTo(9);
            assertThat(cell.counted(CHARGE))
                    .as("the first of the three calls was in no retry yet")
                    .containsExactlyInAnyOrder("calls exhausted 3", "attempts failure Failure 9", "nested 2");
            assertThat(cell.counted("order"))
                    .containsExactlyInAnyOrder("calls exhausted 1", "attempts failure Failure 3");
        });
    }

    @EveryKind
    void aRetryInARetryRunsOnceIfThatIsWanted(Kind kind) throws Throwable {
        Cell.with(kind, Application.start(kind, "retry.nested=once"), cell -> {
            cell.script().failWith(failures(5));
            assertThat(catchThrowable(() -> cell.call("order"))).hasMessage("failure 5");
            assertThat(cell.script().calls()).isEqualTo(5);
            assertThat(cell.counted(CHARGE))
                    .containsExactlyInAnyOrder("calls exhausted 3", "attempts failure Failure 5", "nested 2");
        });
    }

    @EveryKind
    void aWaitThatWouldPassTheTimeoutIsNotBegun(Kind kind) throws Throwable {
        Cell.with(kind, cell -> {
            cell.script().failWith(first, second);
            assertThat(catchThrowable(() -> cell.call("chargeInTime"))).isSameAs(second);
            assertThat(cell.clock().waits()).containsExactly(Duration.ofMillis(10));
            assertThat(cell.counted("chargeInTime"))
                    .containsExactlyInAnyOrder("calls timeout 1", "attempts failure Failure 2");
        });
    }

    @EveryKind
    void anEmptyBudgetEndsTheRetries(Kind kind) throws Throwable {
        Cell.with(kind, cell -> {
            cell.script().failWith(first, second);
            assertThat(catchThrowable(() -> cell.call("chargeByBudget"))).isSameAs(second);
            assertThat(cell.clock().waits()).containsExactly(Duration.ofMillis(10));
            assertThat(cell.counted("chargeByBudget"))
                    .containsExactlyInAnyOrder("calls budget_exhausted 1", "attempts failure Failure 2");
        });
    }

    @EveryKind
    void whoGivesUpDuringABackOffEndsTheRetries(Kind kind) throws Throwable {
        Cell.with(kind, cell -> {
            cell.clock().stop();
            cell.script().failWith(first);
            CompletableFuture<?> result = cell.start(CHARGE);
            await(cell.clock().waiting());
            cell.giveUp(result);
            assertThat(result).failsWithin(SOON);
            Awaitility.await()
                    .untilAsserted(() -> assertThat(cell.counted(CHARGE))
                            .containsExactlyInAnyOrder("calls interrupted 1", "attempts failure Failure 1"));
            assertThat(cell.script().calls()).isEqualTo(1);
            assertThat(cell.waiting("three")).isZero();
        });
    }

    @EveryKind
    void whoGivesUpDuringAnAttemptEndsIt(Kind kind) throws Throwable {
        Cell.with(kind, cell -> {
            cell.script().go(Script.Way.NEVER);
            CompletableFuture<?> result = cell.start("chargeWhatever");
            await(cell.script().underWay());
            cell.giveUp(result);
            assertThat(result).failsWithin(SOON);
            await(cell.script().givenUp());
            Awaitility.await()
                    .untilAsserted(() -> assertThat(cell.counted("chargeWhatever"))
                            .containsExactlyInAnyOrder(kind.countedWhenGivenUp()));
            assertThat(cell.script().calls()).isEqualTo(1);
            assertThat(cell.clock().waits()).isEmpty();
        });
    }

    @EveryKind
    void aShutdownEndsABackOffWithTheLastFailure(Kind kind) throws Throwable {
        Cell.with(kind, Application.startInRealTime(kind, "retry.profiles.three.duration=1h"), cell -> {
            cell.script().failWith(first);
            CompletableFuture<?> result = cell.start(CHARGE);
            Awaitility.await().until(() -> cell.waiting("three") == 1);
            cell.application().close();
            assertThat(catchThrowable(() -> Caller.await(result))).isSameAs(first);
            assertThat(cell.script().calls()).isEqualTo(1);
            assertThat(cell.counted(CHARGE))
                    .containsExactlyInAnyOrder("calls interrupted 1", "attempts failure Failure 1");
        });
    }

    @EveryKind
    void whatIsThrownInPlaceOfAResultIsAFailure(Kind kind) throws Throwable {
        Cell.with(kind, cell -> {
            cell.script().go(Script.Way.THROWN);
            cell.script().failWith(first, second, third);
            assertThat(catchThrowable(() -> cell.call(CHARGE))).isSameAs(third);
            assertThat(cell.script().calls()).isEqualTo(3);
            assertThat(cell.counted(CHARGE))
                    .containsExactlyInAnyOrder("calls exhausted 1", "attempts failure Failure 3");
        });
    }

    @EveryKind
    void eachRetryIsAnEventOfTheCallersObservation(Kind kind) throws Throwable {
        Cell.with(kind, cell -> {
            cell.script().failWith(first, second);
            Observation.start("caller", cell.observations()).observeChecked(() -> {
                cell.call(CHARGE);
            });
            assertThat(cell.events())
                    .hasSize(2)
                    .allMatch(event -> event.startsWith("caller: retry") && event.endsWith(".charge"));
        });
    }

    @EveryKind
    void eachAttemptHasWhatItsCallerHas(Kind kind) throws Throwable {
        Cell.with(kind, cell -> {
            MDC.put(Seen.MDC_KEY, "order 7");
            SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken("user", ""));
            cell.script().failWith(first, second);
            Observation.start("caller", cell.observations()).observeChecked(() -> {
                Seen caller = Seen.here().withoutRetry();
                cell.call(CHARGE);
                assertThat(caller.observation()).isNotNull();
                assertThat(cell.script().seen()).extracting(Seen::withoutRetry).containsExactly(caller, caller, caller);
            });
        });
    }

    @EveryKind
    void aCallThatWaitsIsCountedAndHoldsNoThreadThatItDoesNotBlockAnyway(Kind kind) throws Throwable {
        Cell.with(kind, cell -> {
            cell.clock().stop();
            cell.script().failWith(first);
            CompletableFuture<?> result = cell.start(CHARGE);
            await(cell.clock().waiting());
            assertThat(cell.waiting("three")).isEqualTo(1);
            assertThat(result).isNotDone();
            assertThat(cell.clock().sleeper().equals(cell.script().caller())).isEqualTo(kind.blocks());
            cell.giveUp(result);
            assertThat(result).failsWithin(SOON);
        });
    }

    @EveryKind
    void aSuccessMayGiveNothing(Kind kind) throws Throwable {
        Cell.with(kind, cell -> {
            cell.script().go(Script.Way.NOTHING);
            assertThat(cell.call(CHARGE)).isEqualTo(kind.nothing());
            assertThat(cell.counted(CHARGE)).containsExactlyInAnyOrder("calls success 1", "attempts success 1");
        });
    }

    @EveryKind
    void anAnnotationOfTheClassCounts(Kind kind) throws Throwable {
        Cell.with(kind, cell -> {
            cell.script().failWith(first, second);
            assertThat(catchThrowable(() -> cell.call("byClass"))).isSameAs(second);
            assertThat(cell.counted("byClass"))
                    .containsExactlyInAnyOrder("calls exhausted 1", "attempts failure Failure 2");
        });
    }

    @EveryKind
    void anAnnotationOfAnInterfaceCountsBehindAJdkProxy(Kind kind) throws Throwable {
        Cell.with(kind, Application.start(kind, "spring.aop.proxy-target-class=false"), cell -> {
            cell.script().failWith(first, second);
            assertThat(cell.call("remote")).isEqualTo(kind.seenOf("done"));
            assertThat(cell.counted("remote"))
                    .containsExactlyInAnyOrder(
                            "calls success_after_retry 1", "attempts failure Failure 2", "attempts success 1");
        });
    }

    private static void await(CountDownLatch latch) throws InterruptedException {
        assertThat(latch.await(SOON.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
    }

    private static Failure[] failures(int count) {
        Failure[] failures = new Failure[count];
        Arrays.setAll(failures, index -> new Failure(index + 1));
        return failures;
    }
}
