package io.github.retrystarter.core;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What follows a failed attempt. */
sealed interface Decision {

    /** The call ends here; by this rule, if one matched. */
    record GiveUp(Outcome outcome, @Nullable RetryRule rule) implements Decision {}

    /** The action is run again after a wait. */
    record TryAgain(RetryRule rule, RetryProfile profile, Duration delay) implements Decision {}
}
