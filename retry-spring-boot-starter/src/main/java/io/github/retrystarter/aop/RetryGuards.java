// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.aop;

import io.github.retrystarter.core.RetryGuard;
import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a retry may be refused: the kill switch, then the caller's transaction.
 *
 * @param killSwitch asked first
 * @param transactions null where there are none, or where they are to be ignored
 * @since 0.1.0
 */
public record RetryGuards(RetrySwitch killSwitch, @Nullable OuterTransactions transactions) {

    /** For code that is called through {@link io.github.retrystarter.core.Retries}. */
    public RetryGuard guard() {
        return transactions == null ? killSwitch : switchThen(transactions.guard());
    }

    RetryGuard guardFor(Method method, Class<?> beanClass) {
        return transactions == null ? killSwitch : switchThen(transactions.guardFor(method, beanClass));
    }

    private RetryGuard switchThen(RetryGuard next) {
        return RetryGuard.firstOf(List.of(killSwitch, next));
    }
}
