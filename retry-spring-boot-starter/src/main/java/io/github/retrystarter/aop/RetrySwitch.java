package io.github.retrystarter.aop;

import io.github.retrystarter.core.Outcome;
import io.github.retrystarter.core.RetryGuard;
import java.util.Optional;

/**
 * The kill switch: switched off, every call runs once. Asked only after a failure. Immutable.
 *
 * @since 0.1.0
 */
public final class RetrySwitch implements RetryGuard {

    private static final Optional<Outcome> REFUSED = Optional.of(Outcome.DISABLED);

    private final boolean enabled;

    public RetrySwitch(boolean enabled) {
        this.enabled = enabled;
    }

    public boolean isEnabled() {
        return enabled;
    }

    @Override
    public Optional<Outcome> refusal(Exception failure) {
        return enabled ? Optional.empty() : REFUSED;
    }
}
