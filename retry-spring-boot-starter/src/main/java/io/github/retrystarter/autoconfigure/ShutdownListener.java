package io.github.retrystarter.autoconfigure;

import io.github.retrystarter.core.RetryClock;
import io.github.retrystarter.core.SystemRetryClock;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;

/** Ends all waits when the context begins to close, not when its beans are destroyed: a graceful shutdown is in between. */
final class ShutdownListener implements ApplicationListener<ContextClosedEvent> {

    private final RetryClock clock;
    private final ApplicationContext context;

    ShutdownListener(RetryClock clock, ApplicationContext context) {
        this.clock = clock;
        this.context = context;
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
