package io.github.retrystarter.aop;

import io.github.retrystarter.core.ConflictDetector;
import io.github.retrystarter.core.RetryListenerFactory;
import io.github.retrystarter.core.RetryOperation;
import io.github.retrystarter.core.RetryProfile;
import io.github.retrystarter.core.RetryProfiles;
import io.github.retrystarter.core.RetryRule;
import io.github.retrystarter.core.RetrySpec;
import io.github.retrystarter.core.UnknownProfileException;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.util.StringValueResolver;

/**
 * Makes what is known of an annotated method out of what its annotations say, or stops the start. Thread-safe.
 *
 * @since 0.1.0
 */
public final class RetryMethodFactory {

    private final RetryProfiles profiles;
    private final ConflictDetector conflicts;
    private final RetryGuards guards;
    private final RetryListenerFactory listeners;
    private final StringValueResolver placeholders;

    /** @param placeholders resolves {@code ${...}}, and throws IllegalArgumentException where it cannot */
    public RetryMethodFactory(
            RetryProfiles profiles,
            ConflictDetector conflicts,
            RetryGuards guards,
            RetryListenerFactory listeners,
            StringValueResolver placeholders) {
        this.profiles = profiles;
        this.conflicts = conflicts;
        this.guards = guards;
        this.listeners = listeners;
        this.placeholders = placeholders;
    }

    RetryMethod make(Method method, Class<?> beanClass, List<RuleSource> written) {
        ReturnTypes.requireBlocking(method);
        List<RuleSource> sources = written.stream()
                .map(source -> source.withProfile(profileOf(source, method)))
                .toList();
        Map<RetryRule, RuleSource> rules = new LinkedHashMap<>();
        sources.forEach(source -> rules.put(rule(source), source));
        Set<String> names = sources.stream().map(RuleSource::profile).collect(Collectors.toSet());
        RetryOperation operation = RetryMethod.operationOf(method);
        RetrySpec spec = new RetrySpec(
                operation,
                List.copyOf(rules.keySet()),
                guards.guardFor(method, beanClass),
                listeners.listenerFor(operation, names));
        return new RetryMethod(method, sources, spec, fallbacks(method, beanClass, rules));
    }

    private static Map<RetryRule, FallbackMethod> fallbacks(
            Method method, Class<?> beanClass, Map<RetryRule, RuleSource> rules) {
        Map<RetryRule, FallbackMethod> fallbacks = new LinkedHashMap<>();
        rules.forEach((rule, source) -> {
            if (!source.fallback().isEmpty()) {
                fallbacks.put(rule, FallbackMethod.find(source.fallback(), method, beanClass));
            }
        });
        return fallbacks;
    }

    private RetryRule rule(RuleSource source) {
        Supplier<RetryProfile> now = profiles.source(source.profile());
        return source.on() == RuleSource.On.CONFLICT
                ? RetryRule.onConflict(now, conflicts)
                : RetryRule.onError(now, source.failures());
    }

    private String profileOf(RuleSource source, Method method) {
        String where = "%s on %s has backoff = \"%s\""
                .formatted(source.annotation(), RetryMethod.signatureOf(method), source.profile());
        try {
            String name = String.valueOf(placeholders.resolveStringValue(source.profile()));
            return profiles.get(name).name();
        } catch (UnknownProfileException unknown) {
            throw new InvalidRetryException(
                    where + ". " + unknown.getMessage() + ".",
                    "Correct the name, or define the profile under retry.profiles.");
        } catch (IllegalArgumentException unresolved) {
            throw new InvalidRetryException(
                    where + ", which cannot be resolved: " + unresolved.getMessage() + ".",
                    "Define the property, or give the placeholder a default: ${name:default}.");
        }
    }
}
