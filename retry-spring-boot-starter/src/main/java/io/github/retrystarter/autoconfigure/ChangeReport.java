package io.github.retrystarter.autoconfigure;

import io.github.retrystarter.aop.RetrySwitched;
import io.github.retrystarter.core.RetryProfileChanged;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.context.ApplicationEventPublisher;

/** Tells the log of what is changed while the application runs, and whoever listens for application events. */
final class ChangeReport {

    private static final Log LOGGER = LogFactory.getLog(ChangeReport.class);

    private final ApplicationEventPublisher events;

    ChangeReport(ApplicationEventPublisher events) {
        this.events = events;
    }

    void changed(RetryProfileChanged change) {
        LOGGER.info("Retry profile '" + change.profile() + "' has changed: " + ProfileDifferences.of(change));
        publish(change);
    }

    void switched(RetrySwitched change) {
        if (change.enabled()) {
            LOGGER.info("Retries are switched on: enabled false -> true");
        } else {
            LOGGER.warn("Retries are switched off: enabled true -> false. Every call is made once.");
        }
        publish(change);
    }

    /** The change has been made, whatever a listener throws. */
    private void publish(Object change) {
        try {
            events.publishEvent(change);
        } catch (RuntimeException broken) {
            LOGGER.warn("A listener failed; what it was told of holds all the same: " + change, broken);
        }
    }
}
