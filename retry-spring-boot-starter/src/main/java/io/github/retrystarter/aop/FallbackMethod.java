package io.github.retrystarter.aop;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * The method (or its overloads by exception type) that answers when the retries of another gave up. It runs on the target
 * itself, not through the proxy, so it is not retried. Immutable.
 *
 * @since 0.1.0
 */
public final class FallbackMethod {

    private final String name;
    private final List<Method> overloads;

    private FallbackMethod(String name, List<Method> overloads) {
        this.name = name;
        this.overloads = overloads;
    }

    /**
     * Finds the fallback of a method.
     *
     * @throws InvalidRetryException if no method of that name takes the parameters or returns what the other one does
     */
    static FallbackMethod find(String name, Method method, Class<?> beanClass) {
        List<Method> fitting = Arrays.stream(ReflectionUtils.getUniqueDeclaredMethods(beanClass))
                .filter(candidate -> candidate.getName().equals(name) && !candidate.isSynthetic())
                .filter(candidate -> !candidate.equals(method)
                        && takes(candidate, method, beanClass)
                        && returns(candidate, method, beanClass))
                // the closest exception type first, the one without exception last
                .sorted(Comparator.comparingInt(candidate -> -exceptionDepth(candidate, method)))
                .toList();
        if (fitting.isEmpty()) {
            throw new InvalidRetryException(
                    "The fallback '%s' of %s is not there: %s has no method of that name with the parameters (%s), and optionally the exception as last one, that returns %s."
                            .formatted(
                                    name,
                                    RetryMethod.signatureOf(method),
                                    beanClass.getName(),
                                    parameters(method, beanClass),
                                    returnType(method, beanClass).getTypeName()),
                    "Add such a method, or correct the name.");
        }
        fitting.forEach(ReflectionUtils::makeAccessible);
        return new FallbackMethod(name, fitting);
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

    private static boolean takes(Method candidate, Method method, Class<?> beanClass) {
        List<Class<?>> given = parameterTypes(candidate, beanClass);
        List<Class<?>> wanted = parameterTypes(method, beanClass);
        if (given.equals(wanted)) {
            return true;
        }
        return given.size() == wanted.size() + 1
                && given.subList(0, wanted.size()).equals(wanted)
                && Throwable.class.isAssignableFrom(given.get(wanted.size()));
    }

    private static boolean returns(Method candidate, Method method, Class<?> beanClass) {
        Class<?> wanted = returnType(method, beanClass);
        return wanted == void.class || ClassUtils.isAssignable(wanted, returnType(candidate, beanClass));
    }

    private static Class<?> returnType(Method method, Class<?> beanClass) {
        return ResolvableType.forMethodReturnType(method, beanClass).resolve(method.getReturnType());
    }

    /** As they are in this class, which may give a generic superclass its types. */
    private static List<Class<?>> parameterTypes(Method method, Class<?> beanClass) {
        List<Class<?>> types = new ArrayList<>();
        for (int index = 0; index < method.getParameterCount(); index++) {
            types.add(ResolvableType.forMethodParameter(method, index, beanClass)
                    .resolve(method.getParameterTypes()[index]));
        }
        return types;
    }

    private static int exceptionDepth(Method candidate, Method method) {
        if (candidate.getParameterCount() == method.getParameterCount()) {
            return 0;
        }
        int depth = 0;
        Class<?> type = candidate.getParameterTypes()[method.getParameterCount()];
        for (Class<?> above = type; above != null; above = above.getSuperclass()) {
            depth++;
        }
        return depth;
    }

    private static String parameters(Method method, Class<?> beanClass) {
        return parameterTypes(method, beanClass).stream()
                .map(Class::getTypeName)
                .collect(Collectors.joining(", "));
    }
}
