// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.actuate;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.retrystarter.aop.FallbackMethod;
import io.github.retrystarter.aop.RetryMethod;
import io.github.retrystarter.aop.RetryMethods;
import io.github.retrystarter.aop.RuleSource;
import io.github.retrystarter.core.RetryCounts;
import io.github.retrystarter.core.RetryOperation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An annotated method of a bean, and what has been counted of it. Overloads are counted together, as in the meters.
 *
 * @param bean its name
 * @param method class, name and types of parameters
 * @param rules in the order they are asked
 * @param fallback name of the method that answers when retries gave up; null if there is none
 * @param calls by outcome; those that never happened are left out
 * @param attempts runs of the method's body
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record MethodDescriptor(
        String bean,
        String method,
        List<Rule> rules,
        @Nullable String fallback,
        Map<String, Long> calls,
        long attempts) {

    /**
     * One rule.
     *
     * @param on conflict or error
     * @param profile name of its profile
     */
    public record Rule(String on, String profile) {

        static Rule of(RuleSource source) {
            return new Rule(source.on().name().toLowerCase(Locale.ROOT), source.profile());
        }
    }

    static MethodDescriptor of(RetryMethods.OfBean ofBean, RetryCounts counts) {
        RetryMethod method = ofBean.method();
        RetryOperation operation = method.operation();
        Map<String, Long> calls = new LinkedHashMap<>();
        counts.calls(operation).forEach((outcome, count) -> calls.put(outcome.label(), count));
        return new MethodDescriptor(
                ofBean.bean(),
                method.signature(),
                method.rules().stream().map(Rule::of).toList(),
                method.fallbacks().values().stream()
                        .map(FallbackMethod::name)
                        .findFirst()
                        .orElse(null),
                calls,
                counts.attempts(operation));
    }
}
