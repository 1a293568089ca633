// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.aop;

import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.core.ResolvableType;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

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
        int same = KotlinMethods.parameterCount(method);
        boolean takesException = taken.size() == same + 1 && Throwable.class.isAssignableFrom(taken.get(same));
        return (taken.size() == same || takesException)
                && taken.subList(0, same).equals(parameters(method))
                && IntStream.range(0, same)
                        .allMatch(index -> accepts(
                                ResolvableType.forMethodParameter(candidate, index, beanClass),
                                ResolvableType.forMethodParameter(method, index, beanClass)));
    }

    FallbackMethod.Overload toOverload() {
        List<Class<?>> taken = parameters(candidate);
        int same = KotlinMethods.parameterCount(method);
        return new FallbackMethod.Overload(candidate, taken.size() > same ? taken.get(same) : null);
    }

    /** Whether both would be called with the very same. */
    boolean isLike(FallbackFit other) {
        return parameters(candidate).equals(parameters(other.candidate));
    }

    boolean isOfTheSameClass() {
        return candidate.getDeclaringClass() == method.getDeclaringClass();
    }

    /**
     * Looks at what it gives in place of the method.
     *
     * @throws InvalidRetryException if that would not do
     */
    void require() {
        String signature = RetryMethod.signatureOf(candidate);
        if (!KotlinMethods.isCallable(candidate, method)) {
            throw invalid(
                    signature + " suspends, which the method does not.",
                    "Let the method suspend as well, or the fallback not.");
        }
        if (!returnsTheSame()) {
            throw invalid(
                    signature + " returns " + returned(candidate) + ".",
                    "Let it return " + returned(method) + ", as the method does.");
        }
        if (!isOpen()) {
            Class<?> owner = candidate.getDeclaringClass();
            throw invalid(
                    signature + " cannot be called: module " + owner.getModule().getName() + " does not open "
                            + owner.getPackageName() + ".",
                    "Add 'opens " + owner.getPackageName()
                            + " to spring.core;' to its module-info, or make the fallback" + " public.");
        }
        if (!RuleSources.of(candidate).isEmpty()) {
            throw invalid(
                    signature + " is annotated for retries itself, but a fallback is not retried.",
                    "Remove that annotation, or let the fallback call an annotated method of another bean.");
        }
        undeclared().findFirst().ifPresent(thrown -> {
            throw invalid(
                    signature + " throws " + thrown.getName()
                            + ", which the method does not, so callers would get an UndeclaredThrowableException.",
                    "Declare it on the method as well, or let the fallback throw something else.");
        });
    }

    /** It is Spring that calls it, so Spring has to be let in. */
    private boolean isOpen() {
        try {
            ReflectionUtils.makeAccessible(candidate);
            return true;
        } catch (InaccessibleObjectException closed) {
            return false;
        }
    }

    private boolean returnsTheSame() {
        // nobody expects anything of a void one
        return KotlinMethods.isVoid(returned(method))
                || (!KotlinMethods.isVoid(returned(candidate)) && accepts(returned(method), returned(candidate)));
    }

    static InvalidRetryException invalid(String name, Method method, String problem, String action) {
        return new InvalidRetryException(
                "The fallback '%s' of %s does not fit: %s".formatted(name, RetryMethod.signatureOf(method), problem),
                action);
    }

    private InvalidRetryException invalid(String problem, String action) {
        return invalid(candidate.getName(), method, problem, action);
    }

    /** Checked exceptions that a proxy would not let through, as the method does not declare them. In Kotlin it would. */
    private Stream<Class<?>> undeclared() {
        if (KotlinMethods.throwsUndeclared(method)) {
            return Stream.empty();
        }
        return Arrays.<Class<?>>stream(candidate.getExceptionTypes())
                .filter(thrown ->
                        !RuntimeException.class.isAssignableFrom(thrown) && !Error.class.isAssignableFrom(thrown))
                .filter(thrown -> Arrays.stream(method.getExceptionTypes())
                        .noneMatch(declared -> declared.isAssignableFrom(thrown)));
    }

    private ResolvableType returned(Method either) {
        return KotlinMethods.returned(either, beanClass);
    }

    private List<Class<?>> parameters(Method either) {
        return IntStream.range(0, KotlinMethods.parameterCount(either))
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
