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
        Class<?> type = method.getReturnType();
        if (isLate(type) || KotlinDetector.isSuspendingFunction(method)) {
            if (isAsync(method)) {
                return;
            }
            throw new InvalidRetryException(
                    "%s is annotated for retries, but returns %s before it has failed, so it would never be retried."
                            .formatted(RetryMethod.signatureOf(method), type.getTypeName()),
                    "Annotate a method that waits for the result, or retry inside: retries.profile(..).call(..).");
        }
    }

    private static boolean isLate(Class<?> type) {
        if (isPlain(type)) {
            return false;
        }
        return CompletionStage.class.isAssignableFrom(type)
                || ReactiveAdapterRegistry.getSharedInstance().getAdapter(type) != null;
    }

    /** What no library makes late: asking the registry loads every reactive library there is. */
    private static boolean isPlain(Class<?> type) {
        return type.isPrimitive()
                || (type.getName().startsWith("java.") && !type.getName().startsWith("java.util.concurrent."));
    }

    /** Such a method runs, and is retried, in a thread of its own, and hands its caller a future made by Spring. */
    private static boolean isAsync(Method method) {
        return AnnotatedElementUtils.hasAnnotation(method, Async.class)
                || AnnotatedElementUtils.hasAnnotation(method.getDeclaringClass(), Async.class);
    }
}
