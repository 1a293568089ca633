// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.event;

import io.github.retrystarter.core.Outcome;
import io.github.retrystarter.core.RetryListener;
import io.github.retrystarter.core.RetryListenerFactory;
import io.github.retrystarter.core.RetryOperation;
import io.github.retrystarter.core.RetryProfile;
import java.time.Duration;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextRefreshedEvent;

/**
 * Publishes {@link RetryEvent}s where somebody listens for them, which is found out once the context is there; until then
 * all are published. Thread-safe.
 *
 * @since 0.1.0
 */
public final class RetryEvents implements RetryListenerFactory, ApplicationListener<ContextRefreshedEvent> {

    private final ApplicationEventPublisher publisher;
    private volatile boolean isRetryingHeard = true;
    private volatile boolean isEndHeard = true;

    public RetryEvents(ApplicationEventPublisher publisher) {
        this.publisher = publisher;
    }

    @Override
    public void onApplicationEvent(ContextRefreshedEvent event) {
        Predicate<Class<?>> heard = new PayloadListeners(event.getApplicationContext());
        isRetryingHeard = heard.test(RetryEvent.Retrying.class);
        isEndHeard = heard.test(RetryEvent.Ended.class);
    }

    @Override
    public RetryListener listenerFor(RetryOperation operation, Set<String> profiles) {
        return new RetryListener() {
            @Override
            public void onBackoff(RetryProfile profile, int attempt, Exception failure, Duration wait) {
                if (isRetryingHeard) {
                    publisher.publishEvent(new RetryEvent.Retrying(operation, profile.name(), attempt, failure, wait));
                }
            }

            @Override
            public void onEnd(Outcome outcome, int attempts, @Nullable Throwable failure) {
                if (outcome != Outcome.SUCCESS && isEndHeard) {
                    publisher.publishEvent(new RetryEvent.Ended(operation, outcome, attempts, failure));
                }
            }
        };
    }
}
