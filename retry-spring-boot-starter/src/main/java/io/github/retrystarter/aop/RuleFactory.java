// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.aop;

import io.github.retrystarter.core.ConflictDetector;
import io.github.retrystarter.core.FailureFilter;
import io.github.retrystarter.core.RetryProfile;
import io.github.retrystarter.core.RetryProfiles;
import io.github.retrystarter.core.RetryRule;
import io.github.retrystarter.core.UnknownProfileException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.util.StringValueResolver;

/**
 * Makes rules out of what annotations say. Thread-safe.
 *
 * @param placeholders resolves {@code ${...}}, and throws IllegalArgumentException where it cannot
 * @since 0.1.0
 */
public record RuleFactory(RetryProfiles profiles, ConflictDetector conflicts, StringValueResolver placeholders) {

    /**
     * The rule that a source asks for.
     *
     * @throws InvalidRetryException if there is no such profile, or the rule would not retry anything
     */
    RetryRule make(RuleSource source, Method method, Class<?> beanClass) {
        Supplier<RetryProfile> now = profiles.source(profileOf(source, method, beanClass));
        if (source.on() == RuleSource.On.CONFLICT) {
            return RetryRule.onConflict(now, conflicts);
        }
        FailureFilter failures = source.failures().over(now.get().failures());
        if (failures.isVoid()) {
            throw new InvalidRetryException(
                    "%s includes %s, and its excludes, with those of profile '%s', leave nothing of that: %s. It would never retry."
                            .formatted(
                                    source.on(method, beanClass),
                                    failures.includes().isEmpty() ? "every exception" : names(failures.includes()),
                                    now.get().name(),
                                    names(failures.excludes())),
                    "Include a type that no excluded one covers, or exclude less.");
        }
        return RetryRule.onError(now, source.failures());
    }

    private String profileOf(RuleSource source, Method method, Class<?> beanClass) {
        try {
            String name = String.valueOf(placeholders.resolveStringValue(source.profile()));
            return profiles.get(name).name();
        } catch (UnknownProfileException unknown) {
            throw new InvalidRetryException(
                    where(source, method, beanClass) + ". " + unknown.getMessage() + ".",
                    "Correct the name, or define the profile under retry.profiles.");
        } catch (IllegalArgumentException unresolved) {
            throw new InvalidRetryException(
                    where(source, method, beanClass) + ", which cannot be resolved: " + unresolved.getMessage() + ".",
                    "Define the property, or give the placeholder a default: ${name:default}.");
        }
    }

    private static String where(RuleSource source, Method method, Class<?> beanClass) {
        return source.on(method, beanClass) + " has backoff = \"" + source.profile() + "\"";
    }

    private static String names(List<Class<? extends Throwable>> types) {
        return types.stream().map(Class::getName).distinct().collect(Collectors.joining(", "));
    }
}
