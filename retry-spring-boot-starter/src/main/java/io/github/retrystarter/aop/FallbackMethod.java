package io.github.retrystarter.aop;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ReflectionUtils;

/**
 * The method (or its overloads by exception type) that answers when the retries of another gave up. It runs on the target
 * itself, not through the proxy, so it is not retried. Immutable.
 *
 * @since 0.1.0
 */
public final class FallbackMethod {

    private final String name;
    /** The closest exception type first, the one without exception last. */
    private final List<Method> overloads;

    /** @param overloads that take the same parameters, and an exception of different types if they like */
    FallbackMethod(String name, List<Method> overloads) {
        this.name = name;
        this.overloads = overloads.stream()
                .sorted(Comparator.comparingInt(Method::getParameterCount)
                        .thenComparingInt(FallbackMethod::depthOfException)
                        .reversed())
                .toList();
        this.overloads.forEach(ReflectionUtils::makeAccessible);
    }

    /** Its name, as in the annotation. */
    public String name() {
        return name;
    }

    /**
     * Answers in place of the method.
     *
     * @throws Throwable what the fallback threw, as it is; the failure itself if no overload takes it
     */
    @Nullable Object invoke(Object target, @Nullable Object[] arguments, Exception failure) throws Throwable {
        for (Method overload : overloads) {
            if (accepts(overload, arguments.length, failure)) {
                return invoke(overload, target, arguments, failure);
            }
        }
        throw failure;
    }

    private static @Nullable Object invoke(
            Method overload, Object target, @Nullable Object[] arguments, Exception failure) throws Throwable {
        @Nullable Object[] all = Arrays.copyOf(arguments, overload.getParameterCount());
        if (all.length > arguments.length) {
            all[arguments.length] = failure;
        }
        try {
            return overload.invoke(target, all);
        } catch (InvocationTargetException thrown) {
            throw thrown.getTargetException();
        }
    }

    private static boolean accepts(Method overload, int arguments, Exception failure) {
        return overload.getParameterCount() == arguments || overload.getParameterTypes()[arguments].isInstance(failure);
    }

    /** How far down the last parameter's class is: between two exceptions that fit a failure, the lower is the closer. */
    private static int depthOfException(Method overload) {
        int depth = 0;
        int last = overload.getParameterCount() - 1;
        for (Class<?> type = last < 0 ? null : overload.getParameterTypes()[last];
                type != null;
                type = type.getSuperclass()) {
            depth++;
        }
        return depth;
    }
}
