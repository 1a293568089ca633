package io.github.retrystarter.aop;

import java.lang.reflect.Method;
import java.util.concurrent.CompletionStage;
import org.springframework.core.KotlinDetector;
import org.springframework.core.ReactiveAdapterRegistry;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.scheduling.annotation.Async;

/** Which return types the blocking loop serves. */
final class ReturnTypes {

    private ReturnTypes() {}

    /**
     * Rejects a method that returns before it has failed: its failure would come when the loop is long gone, and the
     * annotation would silently do nothing.
     */
    static void requireBlocking(Method method) {
        if (isAsync(method)) {
            return;
        }
        Class<?> type = method.getReturnType();
        if (CompletionStage.class.isAssignableFrom(type)
                || ReactiveAdapterRegistry.getSharedInstance().getAdapter(type) != null
                || KotlinDetector.isSuspendingFunction(method)) {
            throw new InvalidRetryException(
                    "%s is annotated for retries, but returns %s before it has failed, so it would never be retried."
                            .formatted(RetryMethod.signatureOf(method), type.getTypeName()),
                    "Annotate a method that waits for the result, or retry inside: retries.profile(..).call(..).");
        }
    }

    /** Such a method runs, and is retried, in a thread of its own, and hands its caller a future made by Spring. */
    private static boolean isAsync(Method method) {
        return AnnotatedElementUtils.hasAnnotation(method, Async.class)
                || AnnotatedElementUtils.hasAnnotation(method.getDeclaringClass(), Async.class);
    }
}
