// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.sample.load;

/** Why a run is over. */
enum Ending {
    DONE("done"),
    STOPPED("stopped"),
    TIME_IS_UP("time is up");

    private final String text;

    Ending(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
