// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.autoconfigure;

/** What becomes of a conflict inside the caller's transaction. */
enum OuterTransaction {

    /** It goes to the caller at once: its transaction can only roll back. */
    RETHROW,

    /** It is retried all the same. */
    RETRY
}
