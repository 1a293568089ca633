// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.autoconfigure;

import io.github.retrystarter.core.RetryClock;
import io.github.retrystarter.core.SystemRetryClock;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;

/**
 * Ends all waits when the context begins to close, not when its beans are destroyed: a graceful shutdown is in between. Told
 * before all other listeners, as one of them may wait for a call, fail, or close what the call needs to end well.
 */
final class ShutdownListener implements ApplicationListener<ContextClosedEvent>, PriorityOrdered {

    private final RetryClock clock;
    private final ApplicationContext context;

    ShutdownListener(RetryClock clock, ApplicationContext context) {
        this.clock = clock;
        this.context = context;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    /** On the closing thread, whatever the application does with events: it is over before anything is stopped. */
    @Override
    public boolean supportsAsyncExecution() {
        return false;
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // this very context, whatever others call equal
    public void onApplicationEvent(ContextClosedEvent event) {
        // a child context that closes says so to its parents too
        if (event.getApplicationContext() == context && clock instanceof SystemRetryClock waiting) {
            waiting.close();
        }
    }
}
