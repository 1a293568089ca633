/** Whose transaction an attempt runs in, and what becomes of it: begins, commits and rollbacks counted. */
@NullMarked
package io.github.retrystarter.it.transaction;

import org.jspecify.annotations.NullMarked;
