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

    /**
     * One of those of that name.
     *
     * @param exception its last parameter, by the type that the bean's class gives it; null if it takes none
     */
    record Overload(Method method, @Nullable Class<?> exception) {

        boolean accepts(Exception failure) {
            return exception == null || exception.isInstance(failure);
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
     * @throws Throwable what the fallback threw, as it is; the failure itself if no overload takes it
     */
    @Nullable Object invoke(Object target, @Nullable Object[] arguments, Exception failure) throws Throwable {
        for (Overload overload : overloads) {
            if (overload.accepts(failure)) {
                return invoke(overload.method(), target, arguments, failure);
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
}
