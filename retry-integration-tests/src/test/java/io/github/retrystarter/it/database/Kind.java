// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.database;

/** A kind of failure. */
interface Kind {

    Scenario scenario();
}
