// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.autoconfigure;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.util.function.SingletonSupplier;

/** Boot's executor for tasks, if there is one, or the one of all futures. Looked for when it is first needed. */
final class AttemptExecutor implements Executor {

    private static final String NAME = TaskExecutionAutoConfiguration.APPLICATION_TASK_EXECUTOR_BEAN_NAME;

    private final SingletonSupplier<Executor> executor;

    AttemptExecutor(BeanFactory beans) {
        this.executor = SingletonSupplier.of(() -> beans.containsBean(NAME) && beans.isTypeMatch(NAME, Executor.class)
                ? beans.getBean(NAME, Executor.class)
                : new CompletableFuture<Void>().defaultExecutor());
    }

    @Override
    public void execute(Runnable task) {
        executor.obtain().execute(task);
    }
}
