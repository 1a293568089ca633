// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core.overload;

import java.util.OptionalLong;

/** What the clients call. */
@FunctionalInterface
interface Server {

    /** When a request that comes now will be answered; empty if it fails at once. */
    OptionalLong answerTo(long now);
}
