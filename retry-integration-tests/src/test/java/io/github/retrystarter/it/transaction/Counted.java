// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.transaction;

/** What a call of an annotated method came to; the transaction of its caller counts too. */
record Counted(int attempts, int begins, int commits, int rollbacks) {}
