// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.autoconfigure;

import io.github.retrystarter.core.NestedRetries;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What {@code retry.*} says.
 *
 * @param enabled Whether failed calls are retried; if not, every annotated method runs once.
 * @param order Order of the advice. Lower is further out; it has to be lower than that of transactions.
 * @param outerTransaction What becomes of a conflict inside the caller's transaction, which can only roll back.
 * @param nested What a retry does inside a retry that is under way.
 * @param conflict What counts as a conflict, beside what is known to.
 * @param profiles Back-off profiles by name. Those of the names default, conflict and contended change the built-in ones
 *     field by field; any other takes what it leaves out from default.
 */
@ConfigurationProperties("retry")
record RetryProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("" + DEFAULT_ORDER) int order,
        @DefaultValue("rethrow") OuterTransaction outerTransaction,
        @DefaultValue("multiply") NestedRetries nested,
        @DefaultValue @NestedConfigurationProperty ConflictProperties conflict,
        @DefaultValue Map<String, ProfileProperties> profiles) {

    /** Just outside transactions, which have the lowest precedence there is, and inside everything that ranks itself. */
    static final int DEFAULT_ORDER = Integer.MAX_VALUE - 10;

    /**
     * What counts as a conflict, beside what is known to.
     *
     * @param exceptions Exception types that mean a conflict, wherever in the chain of causes.
     */
    record ConflictProperties(@DefaultValue List<Class<? extends Throwable>> exceptions) {}
}
