// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.actuate;

import io.github.retrystarter.core.RetryProfile;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes one profile out of another.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface ProfileEditor {

    /**
     * The profile with other settings.
     *
     * @param settings as they are written in YAML, by their names there or in JSON; nothing or null takes one away
     * @throws io.github.retrystarter.aop.InvalidRetryException for everything that is wrong with them
     */
    RetryProfile edit(RetryProfile profile, Map<String, @Nullable String> settings);
}
