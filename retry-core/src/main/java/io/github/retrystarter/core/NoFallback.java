// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import org.jspecify.annotations.Nullable;

/** What there is in place of a fallback. */
enum NoFallback implements Fallback<@Nullable Object, Exception> {
    INSTANCE;

    @Override
    public Object recover(RetryRule rule, Exception failure) throws Exception {
        throw failure;
    }

    @Override
    public boolean answers(RetryRule rule) {
        return false;
    }
}
