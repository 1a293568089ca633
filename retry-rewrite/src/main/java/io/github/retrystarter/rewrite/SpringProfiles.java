// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.rewrite;

/** Tells which keys make a part of a configuration file hold under some conditions only. */
final class SpringProfiles {

    private SpringProfiles() {}

    static boolean binds(String key) {
        return key.startsWith("spring.config.activate.") || key.equals("spring.profiles");
    }
}
