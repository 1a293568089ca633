// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.async.kinds;

import io.github.retrystarter.core.CallerContext;
import io.github.retrystarter.core.CallerContexts;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.TaskDecorator;
import org.springframework.scheduling.annotation.EnableAsync;

/** Has asynchronous methods run with what their caller has, which is the application's task and not the starter's. */
@Configuration(proxyBeanMethods = false)
@EnableAsync
class AsyncConfiguration {

    @Bean
    Decorator decorator(CallerContexts contexts) {
        return new Decorator(contexts);
    }

    static final class Decorator implements TaskDecorator {

        private final CallerContexts contexts;
        private final AtomicReference<CallerContext> surroundings = new AtomicReference<>(CallerContext.NONE);

        Decorator(CallerContexts contexts) {
            this.contexts = contexts;
        }

        /** Has the next task run in something more. */
        void surroundNextWith(CallerContext next) {
            surroundings.set(next);
        }

        @Override
        public Runnable decorate(Runnable task) {
            CallerContext caller = contexts.capture();
            CallerContext next = surroundings.getAndSet(CallerContext.NONE);
            return () -> caller.run(() -> next.run(task));
        }
    }
}
