// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.test;

/**
 * A call, or a reference, whose receiver is the caller's own object or the one around it.
 *
 * @param caller method of the source it is written in, perhaps inside a lambda
 */
record OwnCall(Signature caller, Signature called, int line) {}
