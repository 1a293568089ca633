package io.github.retrystarter.aop;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.core.KotlinDetector;
import org.springframework.core.ResolvableType;
import org.springframework.util.ClassUtils;

/**
 * How well one method can answer for another.
 *
 * @param candidate that would answer
 * @param method that gives up
 * @param beanClass which may give the type variables of a superclass their types
 */
record FallbackFit(Method candidate, Method method, Class<?> beanClass) {

    /** Whether it takes the method's parameters and, if it likes, the exception as a last one. */
    boolean takesTheSame() {
        List<Class<?>> taken = parameters(candidate);
        int same = method.getParameterCount();
        boolean takesException = taken.size() == same + 1 && Throwable.class.isAssignableFrom(taken.get(same));
        return (taken.size() == same || takesException)
                && taken.subList(0, same).equals(parameters(method))
                && IntStream.range(0, same)
                        .allMatch(index -> accepts(
                                ResolvableType.forMethodParameter(candidate, index, beanClass),
                                ResolvableType.forMethodParameter(method, index, beanClass)));
    }

    /** Whether both would be called with the very same. */
    boolean isLike(FallbackFit other) {
        return parameters(candidate).equals(parameters(other.candidate));
    }

    boolean isOfTheSameClass() {
        return candidate.getDeclaringClass() == method.getDeclaringClass();
    }

    /** Whether what it returns is what callers of the method expect; nobody does of a void one. */
    boolean returnsTheSame() {
        return method.getReturnType() == void.class || accepts(returned(method), returned(candidate));
    }

    /** Checked exceptions that a proxy would not let through, as the method does not declare them. In Kotlin it would. */
    List<? extends Class<?>> undeclared() {
        if (KotlinDetector.isKotlinType(method.getDeclaringClass())) {
            return List.of();
        }
        return Arrays.stream(candidate.getExceptionTypes())
                .filter(thrown -> !RuntimeException.class.isAssignableFrom(thrown))
                .filter(thrown -> !Error.class.isAssignableFrom(thrown))
                .filter(thrown -> Arrays.stream(method.getExceptionTypes())
                        .noneMatch(declared -> declared.isAssignableFrom(thrown)))
                .toList();
    }

    ResolvableType wantedReturn() {
        return returned(method);
    }

    ResolvableType givenReturn() {
        return returned(candidate);
    }

    private ResolvableType returned(Method either) {
        return ResolvableType.forMethodReturnType(either, beanClass);
    }

    private List<Class<?>> parameters(Method either) {
        return IntStream.range(0, either.getParameterCount())
                .<Class<?>>mapToObj(index -> ResolvableType.forMethodParameter(either, index, beanClass)
                        .resolve(either.getParameterTypes()[index]))
                .toList();
    }

    /** Type arguments count where both are known: each of two generic methods has variables of its own. */
    private static boolean accepts(ResolvableType wanted, ResolvableType given) {
        boolean known = !wanted.hasUnresolvableGenerics() && !given.hasUnresolvableGenerics();
        return ClassUtils.isAssignable(wanted.resolve(Object.class), given.resolve(Object.class))
                && (!known || !wanted.hasGenerics() || wanted.isAssignableFrom(given));
    }
}
