// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.test.context;

/** A generic interface: the method that a bean runs has other parameters than this one's. */
public interface Ledger<T> {

    void book(T entry);
}
