// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.aop;

import io.github.retrystarter.core.Similar;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.core.BridgeMethodResolver;
import org.springframework.core.ResolvableType;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * Looks for the fallback of a method, at start-up, and says why what it finds would not do.
 *
 * @param name of the fallback, as in the annotation
 * @param method that gives up
 */
record FallbackSearch(String name, Method method, Class<?> beanClass) {

    /**
     * The fallback, which may have an overload for each of several exceptions.
     *
     * @throws InvalidRetryException with all that is wrong with it
     */
    FallbackMethod find() {
        List<Method> named = named();
        if (named.isEmpty()) {
            throw invalid(
                    beanClass.getName() + " has no " + (name.equals(method.getName()) ? "other " : "")
                            + "method of that name." + hint(),
                    "Add one with " + wanted() + ", or correct the name.");
        }
        List<FallbackFit> fits = fits(named);
        if (fits.isEmpty()) {
            throw invalid(signatures(named) + " does not take the same parameters.", "Give it " + wanted() + ".");
        }
        Mistakes mistakes = new Mistakes();
        fits.forEach(fit -> mistakes.check(fit::require));
        mistakes.check(() -> requireDistinct(fits));
        mistakes.report();
        return new FallbackMethod(
                name, fits.stream().map(FallbackFit::toOverload).toList());
    }

    /** Whether there is anything that takes what the method does. */
    boolean findsAny() {
        return !fits(named()).isEmpty();
    }

    private List<Method> named() {
        return methods()
                .filter(candidate -> candidate.getName().equals(name) && !candidate.equals(method))
                .toList();
    }

    /** All methods of the class and of those above it, without bridges and without what is overridden. */
    private Stream<Method> methods() {
        return Arrays.stream(ReflectionUtils.getAllDeclaredMethods(beanClass))
                .filter(ReflectionUtils.USER_DECLARED_METHODS::matches)
                .map(candidate ->
                        BridgeMethodResolver.findBridgedMethod(ClassUtils.getMostSpecificMethod(candidate, beanClass)))
                .distinct();
    }

    /** Those that take the same. One of the method's own class hides its like in other classes, as in Java. */
    private List<FallbackFit> fits(List<Method> named) {
        List<FallbackFit> fits = named.stream()
                .map(candidate -> new FallbackFit(candidate, method, beanClass))
                .filter(FallbackFit::takesTheSame)
                .toList();
        List<FallbackFit> own =
                fits.stream().filter(FallbackFit::isOfTheSameClass).toList();
        return fits.stream()
                .filter(fit -> own.contains(fit) || own.stream().noneMatch(fit::isLike))
                .toList();
    }

    private void requireDistinct(List<FallbackFit> fits) {
        for (FallbackFit fit : fits) {
            List<Method> alike = fits.stream()
                    .filter(fit::isLike)
                    .map(FallbackFit::candidate)
                    .toList();
            if (alike.size() > 1) {
                throw invalid(signatures(alike) + " take the same, so it is ambiguous.", "Rename all but one of them.");
            }
        }
    }

    private InvalidRetryException invalid(String problem, String action) {
        return FallbackFit.invalid(name, method, problem, action);
    }

    private String wanted() {
        return IntStream.range(0, KotlinMethods.parameterCount(method))
                .mapToObj(index -> ResolvableType.forMethodParameter(method, index, beanClass)
                        .toString())
                .collect(Collectors.joining(", ", "the parameters (", ") and, if it likes, the exception as last one"));
    }

    private String hint() {
        Set<String> others = methods()
                .map(Method::getName)
                .filter(other -> !other.equals(method.getName()))
                .collect(Collectors.toSet());
        return Similar.to(name, others)
                .map(near -> " Did you mean '" + near + "'?")
                .orElse("");
    }

    private static String signatures(List<Method> methods) {
        return methods.stream().map(RetryMethod::signatureOf).collect(Collectors.joining(", "));
    }
}
