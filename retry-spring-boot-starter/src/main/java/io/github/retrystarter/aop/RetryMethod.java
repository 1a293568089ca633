// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.aop;

import io.github.retrystarter.core.RetryOperation;
import io.github.retrystarter.core.RetryRule;
import io.github.retrystarter.core.RetrySpec;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * All that is known of an annotated method, resolved once when its bean is made.
 *
 * @param method the most specific one
 * @param rules what its annotations say, in the order they are asked
 * @param driver runs its calls, as its result comes
 * @param spec how these are retried
 * @param fallbacks what answers when a rule gave up, where it names something
 * @since 0.1.0
 */
public record RetryMethod(
        Method method,
        List<RuleSource> rules,
        CallDriver driver,
        RetrySpec spec,
        Map<RetryRule, FallbackMethod> fallbacks) {

    /** Its name in meters: class and method as Micrometer's {@code @Timed} has them. */
    public RetryOperation operation() {
        return operationOf(method);
    }

    /** Its name for people: {@code com.acme.Stock.reserve(java.lang.String,int)}. */
    public String signature() {
        return signatureOf(method);
    }

    /** Annotated itself: what an annotation of its class does not reach, nobody has asked for by name. */
    boolean isAskedFor() {
        return !RuleSources.of(method).isEmpty();
    }

    static RetryOperation operationOf(Method method) {
        return new RetryOperation(method.getDeclaringClass().getName(), method.getName());
    }

    static String signatureOf(Method method) {
        return Arrays.stream(method.getParameterTypes())
                .limit(KotlinMethods.parameterCount(method))
                .map(Class::getTypeName)
                .collect(Collectors.joining(",", operationOf(method) + "(", ")"));
    }
}
