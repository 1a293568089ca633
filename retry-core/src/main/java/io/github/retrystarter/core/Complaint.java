// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** A warning about what other people's code has thrown, which may be broken in every way itself. */
final class Complaint {

    private Complaint() {}

    /** @param about whoever has thrown it, to end the message with */
    static void log(Logger logger, String message, Object about, Throwable thrown) {
        try {
            logger.log(Level.WARNING, message + about, thrown);
        } catch (Throwable unspeakable) {
            // neither of the two can be relied on to have a text
            logger.log(
                    Level.WARNING,
                    message + about.getClass().getName() + " threw "
                            + thrown.getClass().getName());
        }
    }
}
