// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.async.kinds;

import java.io.IOException;

/** A failure that the profiles include. Kotlin's coroutines cannot copy it to mend its stack trace, as it has a field. */
public final class Failure extends IOException {

    private static final long serialVersionUID = 1L;

    private final int number;

    Failure(int number) {
        this.number = number;
    }

    @Override
    public String getMessage() {
        return "failure " + number;
    }
}
