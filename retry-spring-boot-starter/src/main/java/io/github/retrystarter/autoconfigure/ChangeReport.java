// SPDX-License-Identifier: Apache-2.0
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
        events.publishEvent(change);
    }

    void switched(RetrySwitched change) {
        if (change.enabled()) {
            LOGGER.info("Retries are switched on: enabled false -> true");
        } else {
            LOGGER.warn("Retries are switched off: enabled true -> false. Every call is made once.");
        }
        events.publishEvent(change);
    }
}
