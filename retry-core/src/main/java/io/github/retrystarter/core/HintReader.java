// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import java.time.InstantSource;
import java.util.Optional;

/** One place to look for a hint in a failure of a class that is known. */
@FunctionalInterface
interface HintReader {

    /** May fail, as it calls foreign getters; a reader that fails has found nothing. */
    Optional<ServerHint> read(Throwable failure, InstantSource wallClock) throws ReflectiveOperationException;
}
