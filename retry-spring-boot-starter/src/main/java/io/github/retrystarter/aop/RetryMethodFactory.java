// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.aop;

import io.github.retrystarter.core.RetryGuard;
import io.github.retrystarter.core.RetryListener;
import io.github.retrystarter.core.RetryListenerFactory;
import io.github.retrystarter.core.RetryOperation;
import io.github.retrystarter.core.RetryRule;
import io.github.retrystarter.core.RetrySpec;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes what is known of an annotated method out of what its annotations say. Thread-safe.
 *
 * @since 0.1.0
 */
public final class RetryMethodFactory {

    private final RuleFactory ruleFactory;
    private final CallDrivers drivers;
    private final RetryGuards guards;
    private final RetryListenerFactory listeners;

    public RetryMethodFactory(
            RuleFactory ruleFactory, CallDrivers drivers, RetryGuards guards, RetryListenerFactory listeners) {
        this.ruleFactory = ruleFactory;
        this.drivers = drivers;
        this.guards = guards;
        this.listeners = listeners;
    }

    /** @throws InvalidRetryException with all that is wrong with the method */
    RetryMethod make(Method method, Class<?> beanClass, List<RuleSource> written) {
        Mistakes mistakes = new Mistakes();
        mistakes.check(() -> requireInterceptable(method));
        List<CallDriver> driver = new ArrayList<>(1);
        mistakes.check(() -> driver.add(drivers.driverOf(method, beanClass)));
        Map<RetryRule, RuleSource> rules = new LinkedHashMap<>();
        Map<String, FallbackMethod> fallbacks = new HashMap<>();
        for (RuleSource source : written) {
            String name = source.fallback();
            mistakes.check(() -> rules.put(ruleFactory.make(source, method, beanClass), source));
            if (!name.isEmpty()) {
                mistakes.check(() -> fallbacks.put(name, new FallbackSearch(name, method, beanClass).find()));
            }
        }
        mistakes.report();
        return new RetryMethod(
                method,
                resolved(rules),
                driver.get(0),
                spec(method, beanClass, rules.keySet()),
                byRule(rules, fallbacks));
    }

    /**
     * One without rules, for there to be a proxy: in place of one that is not valid, as that may have more to tell before the
     * start fails, and while the application is only built.
     */
    static RetryMethod without(Method method) {
        RetryOperation operation = RetryMethod.operationOf(method);
        RetrySpec once = new RetrySpec(operation, List.of(), RetryGuard.NONE, RetryListener.NONE);
        return new RetryMethod(method, List.of(), CallDriver.ONCE, once, Map.of());
    }

    /** Whether a proxy can intercept such a method at all. */
    static boolean isInterceptable(Method method) {
        return !Modifier.isStatic(method.getModifiers()) && !Modifier.isPrivate(method.getModifiers());
    }

    private static void requireInterceptable(Method method) {
        if (!isInterceptable(method)) {
            throw new InvalidRetryException(
                    "%s is annotated for retries, but it is %s, so no proxy can intercept it and it would never be retried."
                            .formatted(
                                    RetryMethod.signatureOf(method),
                                    Modifier.isStatic(method.getModifiers()) ? "static" : "private"),
                    "Make it a public method that other beans call, or remove the annotation.");
        }
    }

    private RetrySpec spec(Method method, Class<?> beanClass, Set<RetryRule> rules) {
        RetryOperation operation = RetryMethod.operationOf(method);
        Set<String> profiles = rules.stream().map(rule -> rule.profile().name()).collect(Collectors.toSet());
        return new RetrySpec(
                operation,
                List.copyOf(rules),
                guards.guardFor(method, beanClass),
                listeners.listenerFor(operation, method, beanClass, profiles));
    }

    /** With the names of profiles where there were placeholders. */
    private static List<RuleSource> resolved(Map<RetryRule, RuleSource> rules) {
        return rules.entrySet().stream()
                .map(rule -> rule.getValue().withProfile(rule.getKey().profile().name()))
                .toList();
    }

    private static Map<RetryRule, FallbackMethod> byRule(
            Map<RetryRule, RuleSource> rules, Map<String, FallbackMethod> fallbacks) {
        Map<RetryRule, FallbackMethod> byRule = new LinkedHashMap<>();
        rules.forEach((rule, source) -> {
            FallbackMethod fallback = fallbacks.get(source.fallback());
            if (fallback != null) {
                byRule.put(rule, fallback);
            }
        });
        return byRule;
    }
}
