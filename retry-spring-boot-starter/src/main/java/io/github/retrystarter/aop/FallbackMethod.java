// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.aop;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.support.AopUtils;
import org.springframework.util.ReflectionUtils;

/**
 * The method (or its overloads by exception type) that answers when the retries of another gave up. It runs on the target
 * itself, not through the proxy, so it is not retried. Immutable.
 *
 * @since 0.1.0
 */
public final class FallbackMethod {

    /**
     * One of those of that name.
     *
     * @param exception its last parameter, by the type that the bean's class gives it; null if it takes none
     */
    record Overload(Method method, @Nullable Class<?> exception) {

        boolean accepts(Exception failure) {
            return exception == null || exception.isInstance(failure);
        }

        @Nullable Object[] arguments(@Nullable Object[] ofMethod, Exception failure) {
            @Nullable Object[] all = Arrays.copyOf(ofMethod, method.getParameterCount());
            int taken = KotlinMethods.parameterCount(method);
            if (exception != null) {
                all[taken - 1] = failure;
            }
            if (taken < all.length) {
                all[taken] = ofMethod[ofMethod.length - 1];
            }
            return all;
        }

        /** How far down the exception's class is: of two that fit a failure, the lower is the closer. */
        int depth() {
            int depth = 0;
            for (Class<?> type = exception; type != null; type = type.getSuperclass()) {
                depth++;
            }
            return depth;
        }
    }

    private final String name;
    /** The closest exception type first, the one without exception last. */
    private final List<Overload> overloads;

    /** @param overloads that take the same parameters, and an exception of different types if they like */
    FallbackMethod(String name, List<Overload> overloads) {
        this.name = name;
        this.overloads = overloads.stream()
                .sorted(Comparator.comparingInt(Overload::depth).reversed())
                .toList();
        overloads.forEach(overload -> ReflectionUtils.makeAccessible(overload.method()));
    }

    /** Its name, as in the annotation. */
    public String name() {
        return name;
    }

    /**
     * Answers in place of the method.
     *
     * @param arguments of the method; the last one of a suspending one continues its caller
     * @return what the method would; where only the method suspends, the value itself
     * @throws Throwable what the fallback threw, as it is; the failure itself if no overload takes it
     */
    @Nullable Object invoke(Object target, @Nullable Object[] arguments, Exception failure) throws Throwable {
        for (Overload overload : overloads) {
            if (overload.accepts(failure)) {
                // knows how to call functions that suspend
                return AopUtils.invokeJoinpointUsingReflection(
                        target, overload.method(), overload.arguments(arguments, failure));
            }
        }
        throw failure;
    }
}
