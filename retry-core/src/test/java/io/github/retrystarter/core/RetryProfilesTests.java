// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryProfilesTests {

    private final RetryProfile payments = new RetryProfile(
            "payments",
            new Backoff(4, Duration.ofMillis(10), 2, 0),
            null,
            Duration.ZERO,
            FailureFilter.ANY,
            new RetryBudget(100, 10));

    private final RetryProfiles profiles = new RetryProfiles(List.of(payments));
    private final List<RetryProfileChanged> changes = new ArrayList<>();

    RetryProfilesTests() {
        profiles.onChange(changes::add);
    }

    @Test
    void aChangeIsInForceWhereverTheProfileIsRead() {
        profiles.change("payments", steps(2));
        assertThat(profiles.get("payments").backoff().steps()).isEqualTo(2);
        assertThat(profiles.find("payments")).contains(profiles.get("payments"));
        assertThat(profiles.source("payments").get()).isEqualTo(profiles.get("payments"));
        assertThat(profiles.all()).containsExactly(profiles.get("payments"));
        assertThat(profiles.isChanged("payments")).isTrue();
    }

    @Test
    void aChangeIsToldWithBeforeAndAfter() {
        profiles.change("payments", steps(2));
        assertThat(changes).containsExactly(new RetryProfileChanged(payments, profiles.get("payments")));
        assertThat(changes.get(0).profile()).isEqualTo("payments");
    }

    @Test
    void whatChangesNothingIsNotTold() {
        profiles.change("payments", now -> now);
        profiles.reset("payments");
        profiles.configure(List.of(payments));
        assertThat(changes).isEmpty();
    }

    @Test
    void changesAddUpAndAResetTakesThemAllBack() {
        profiles.change("payments", steps(2));
        profiles.change("payments", now -> with(now, now.backoff().withFactor(1)));
        assertThat(profiles.get("payments").backoff()).isEqualTo(new Backoff(2, Duration.ofMillis(10), 1, 0));
        profiles.reset();
        assertThat(profiles.get("payments")).isEqualTo(payments);
        assertThat(profiles.isChanged("payments")).isFalse();
    }

    @Test
    void aResetIsToldWithBeforeAndAfter() {
        profiles.change("payments", steps(2));
        RetryProfile changed = profiles.get("payments");
        assertThat(profiles.configured("payments")).isEqualTo(payments);
        changes.clear();
        profiles.reset("payments");
        assertThat(changes).containsExactly(new RetryProfileChanged(changed, payments));
    }

    @Test
    void whatWasChangedBackIsNotChanged() {
        profiles.change("payments", steps(2));
        profiles.change("payments", steps(4));
        assertThat(profiles.isChanged("payments")).isFalse();
    }

    @Test
    void aChangeThatFailsChangesNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> profiles.change("payments", steps(0)))
                .withMessageContaining("steps");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> profiles.change("payments", now -> new RetryProfile("other", now.backoff())))
                .withMessage("a profile keeps its name: payments cannot become other");
        assertThat(profiles.get("payments")).isEqualTo(payments);
        assertThat(changes).isEmpty();
    }

    @Test
    void anUnknownNameIsSaidSo() {
        assertThatExceptionOfType(UnknownProfileException.class)
                .isThrownBy(() -> profiles.change("paymets", steps(2)))
                .withMessageContaining("Did you mean 'payments'?");
        assertThatExceptionOfType(UnknownProfileException.class).isThrownBy(() -> profiles.reset("paymets"));
        assertThatExceptionOfType(UnknownProfileException.class).isThrownBy(() -> profiles.isChanged("paymets"));
    }

    @Test
    void aNewConfigurationIsInForceAtOnce() {
        RetryProfile latest = new RetryProfile("payments", Backoff.DEFAULT_RETRY);
        RetryProfile added = new RetryProfile("added", Backoff.DEFAULT_RETRY);
        profiles.configure(List.of(latest, added));
        assertThat(profiles.all()).containsExactly(latest, added);
        assertThat(changes).containsExactly(new RetryProfileChanged(payments, latest));
        assertThat(profiles.isChanged("payments")).isFalse();
    }

    @Test
    void whatWasChangedStaysSoUntilItIsResetToTheNewConfiguration() {
        profiles.change("payments", steps(2));
        RetryProfile latest = new RetryProfile("payments", Backoff.DEFAULT_RETRY);
        profiles.configure(List.of(latest));
        assertThat(profiles.get("payments").backoff().steps()).isEqualTo(2);
        profiles.reset("payments");
        assertThat(profiles.get("payments")).isEqualTo(latest);
    }

    @Test
    void whatIsNotConfiguredAnyMoreStays() {
        profiles.configure(List.of());
        assertThat(profiles.all()).containsExactly(payments);
    }

    @ParameterizedTest
    @CsvSource({"100, 10, 80", "100, 40, 100", "200, 10, 200"})
    void aBudgetKeepsItsTokensWhileItIsTheSame(int capacity, int cost, int left) {
        RetryBudget used = Objects.requireNonNull(payments.budget());
        used.tryAcquire();
        used.tryAcquire();
        RetryProfile latest = new RetryProfile(
                "payments",
                Backoff.DEFAULT_RETRY,
                null,
                Duration.ZERO,
                FailureFilter.ANY,
                new RetryBudget(capacity, cost));
        profiles.configure(List.of(latest));
        assertThat(Objects.requireNonNull(profiles.get("payments").budget()).available())
                .isEqualTo(left);
        assertThat(profiles.isChanged("payments")).isFalse();
    }

    @Test
    void whoMakesAChangePermanentKeepsTheTokensThatAreLeft() {
        RetryProfile none = new RetryProfile("orders", Backoff.DEFAULT_RETRY);
        RetryProfiles steered = new RetryProfiles(List.of(none));
        steered.change("orders", now -> withBudget(now, new RetryBudget(50, 5)));
        RetryBudget used = Objects.requireNonNull(steered.get("orders").budget());
        used.tryAcquire();
        steered.onChange(changes::add);
        steered.configure(List.of(withBudget(none, new RetryBudget(50, 5))));
        assertThat(steered.get("orders").budget()).isSameAs(used);
        assertThat(steered.isChanged("orders")).isFalse();
        assertThat(changes).isEmpty();
    }

    @Test
    void aBudgetThatComesBackIsFull() {
        RetryBudget used = Objects.requireNonNull(payments.budget());
        used.tryAcquire();
        profiles.change("payments", now -> withBudget(now, new RetryBudget(50, 5)));
        profiles.reset("payments");
        assertThat(Objects.requireNonNull(profiles.get("payments").budget()).available())
                .isEqualTo(100);
        assertThat(profiles.isChanged("payments")).isFalse();
        profiles.change("payments", now -> withBudget(now, null));
        profiles.reset();
        assertThat(Objects.requireNonNull(profiles.get("payments").budget()).available())
                .isEqualTo(100);
        assertThat(profiles.isChanged("payments")).isFalse();
    }

    @Test
    void aResetThatDoesNotTouchTheBudgetKeepsItsTokens() {
        RetryBudget used = Objects.requireNonNull(payments.budget());
        used.tryAcquire();
        profiles.change("payments", steps(2));
        profiles.reset("payments");
        assertThat(profiles.get("payments").budget()).isSameAs(used);
    }

    @Test
    void whoHearsOfAChangeFindsTheNewProfilesToo() {
        List<Boolean> found = new ArrayList<>();
        profiles.onChange(change -> found.add(profiles.find("added").isPresent()));
        profiles.configure(List.of(
                new RetryProfile("payments", Backoff.DEFAULT_RETRY), new RetryProfile("added", Backoff.DEFAULT_RETRY)));
        assertThat(found).containsExactly(true);
    }

    private static RetryProfile withBudget(RetryProfile profile, @Nullable RetryBudget budget) {
        return new RetryProfile(
                profile.name(),
                profile.backoff(),
                profile.timeout(),
                profile.maxRetryAfter(),
                profile.failures(),
                budget);
    }

    @Test
    void aListenerThatThrowsHarmsNeitherTheChangeNorTheOthers() {
        RetryProfiles watched = new RetryProfiles(List.of(payments));
        watched.onChange(change -> {
            throw new IllegalStateException("broken");
        });
        watched.onChange(changes::add);
        watched.change("payments", steps(2));
        assertThat(changes).hasSize(1);
        assertThat(watched.get("payments").backoff().steps()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "1, end 2 exhausted call 2",
        "2, end 2 exhausted call 2",
        "3, end 3 exhausted call 3",
        "6, end 6 exhausted call 6"
    })
    void aCallUnderWayGoesOnByWhatIsInForceAtItsNextFailure(int steps, String end) {
        RecordingListener listener = new RecordingListener();
        Retrier retrier = new Retrier(new ManualClock(), () -> new FixedRandom(0), NestedRetries.MULTIPLY);
        RetryRule rule = RetryRule.onError(profiles.source("payments"), FailureFilter.ANY);
        RetrySpec spec = new RetrySpec(new RetryOperation("T", "m"), List.of(rule), RetryGuard.NONE, listener);
        int[] calls = {0};
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> retrier.call(spec, () -> {
                    calls[0]++;
                    if (calls[0] == 2) {
                        profiles.change("payments", now -> with(now, new Backoff(steps, Duration.ofMillis(3), 10, 0)));
                    }
                    throw new IOException("call " + calls[0]);
                }));
        assertThat(listener.events).last().isEqualTo(end);
        // the wait that was taken counts as the first of the new back-off
        assertThat(listener.events.contains("backoff payments 2 30ms")).isEqualTo(steps > 2);
    }

    private static UnaryOperator<RetryProfile> steps(int steps) {
        return now -> with(now, now.backoff().withSteps(steps));
    }

    private static RetryProfile with(RetryProfile profile, Backoff backoff) {
        return new RetryProfile(
                profile.name(),
                backoff,
                profile.timeout(),
                profile.maxRetryAfter(),
                profile.failures(),
                profile.budget());
    }
}
