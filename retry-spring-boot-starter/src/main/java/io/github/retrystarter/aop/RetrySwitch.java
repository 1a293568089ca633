// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.aop;

import io.github.retrystarter.core.Outcome;
import io.github.retrystarter.core.RetryGuard;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * The kill switch: switched off, every call runs once. Asked only after a failure, so that it works for the next one, of
 * calls that are under way too. Thread-safe.
 *
 * @since 0.1.0
 */
public final class RetrySwitch implements RetryGuard {

    private static final Log LOGGER = LogFactory.getLog(RetrySwitch.class);

    private static final Optional<Outcome> REFUSED = Optional.of(Outcome.DISABLED);

    private final Consumer<RetrySwitched> listener;
    private volatile boolean configured;
    private volatile boolean enabled;

    /**
     * @param configured what it is until it is switched
     * @param listener told each time it is switched; what it throws is logged and harms nobody
     */
    public RetrySwitch(boolean configured, Consumer<RetrySwitched> listener) {
        this.configured = configured;
        this.enabled = configured;
        this.listener = listener;
    }

    public boolean isEnabled() {
        return enabled;
    }

    /** Switches retries on or off, until it is reset or the application stops. */
    public synchronized void set(boolean now) {
        if (enabled != now) {
            enabled = now;
            tell(new RetrySwitched(now));
        }
    }

    /** Back to how it is configured. */
    public synchronized void reset() {
        set(configured);
    }

    /** Takes over a new configuration; a switch that has been moved stays where it is until it is reset. */
    public synchronized void configure(boolean latest) {
        boolean moved = enabled != configured;
        configured = latest;
        if (!moved) {
            set(latest);
        }
    }

    @Override
    public Optional<Outcome> refusal(Exception failure) {
        return enabled ? Optional.empty() : REFUSED;
    }

    private void tell(RetrySwitched change) {
        try {
            listener.accept(change);
        } catch (Throwable broken) {
            LOGGER.warn("A listener failed; retries are switched all the same: " + change, broken);
        }
    }
}
