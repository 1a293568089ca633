// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.metrics;

import io.github.retrystarter.core.Outcome;
import io.github.retrystarter.core.RetryListener;
import io.github.retrystarter.core.RetryOperation;
import io.github.retrystarter.core.RetryProfile;
import io.github.retrystarter.core.RetryRule;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Meters that are made when they are first needed: annotated methods are found before there is a registry. What has to stay
 * right although a registry fails is counted here.
 */
final class LateMeters implements RetryListener {

    private final Supplier<OperationMeters> maker;
    private final ProfileMeters ofProfiles;
    private final OperationCounts counts = new OperationCounts();
    private final Set<String> profiles = new HashSet<>();
    private volatile @Nullable OperationMeters made;

    LateMeters(Supplier<OperationMeters> maker, ProfileMeters ofProfiles) {
        this.maker = maker;
        this.ofProfiles = ofProfiles;
    }

    /** Overloads share their meters, but not their profiles. */
    synchronized void expect(Set<String> more) {
        profiles.addAll(more);
        OperationMeters known = made;
        if (known != null) {
            more.forEach(known::expect);
        }
    }

    synchronized boolean expects(String profile) {
        return profiles.contains(profile);
    }

    OperationCounts counts() {
        return counts;
    }

    OperationMeters get() {
        OperationMeters known = made;
        return known != null ? known : make();
    }

    private synchronized OperationMeters make() {
        OperationMeters known = made;
        if (known == null) {
            known = maker.get();
            profiles.forEach(known::expect);
            made = known;
        }
        return known;
    }

    @Override
    public void onNested(RetryOperation outer) {
        get().onNested(outer);
    }

    @Override
    public void onFailure(int attempt, Throwable failure) {
        counts.attemptFailed();
        get().onFailure(attempt, failure);
    }

    @Override
    public void onBackoff(RetryProfile profile, int attempt, Exception failure, Duration wait) {
        ofProfiles.waiting(profile.name()).incrementAndGet();
    }

    @Override
    public void onBackoffEnd(RetryProfile profile, Duration waited) {
        ofProfiles.waiting(profile.name()).decrementAndGet();
        get().onBackoffEnd(profile, waited);
    }

    @Override
    public void onGiveUp(RetryRule rule, Outcome outcome) {
        counts.givenUp(rule.profile().name(), outcome);
    }

    @Override
    public void onEnd(Outcome outcome, int attempts, @Nullable Throwable failure) {
        counts.ended(outcome);
        get().onEnd(outcome, attempts, failure);
    }
}
