// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import org.jspecify.annotations.Nullable;

/**
 * Says which setting is out of bounds, what its value is and what it may be.
 *
 * @since 0.1.0
 */
public final class InvalidSettingException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String setting;

    InvalidSettingException(String setting, String rule, @Nullable Object value) {
        super(setting + " " + rule + ": " + value);
        this.setting = setting;
    }

    /** The setting at fault, named as the record component: {@code steps}, {@code jitterMode}. */
    public String setting() {
        return setting;
    }

    static void require(boolean holds, String setting, String rule, @Nullable Object value) {
        if (!holds) {
            throw new InvalidSettingException(setting, rule, value);
        }
    }
}
