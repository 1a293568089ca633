// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.view;

/** The application's own sign of a conflict, which Spring translates to nothing. */
final class StalePageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StalePageException(int seen, int now) {
        super("seen " + seen + ", now " + now);
    }
}
