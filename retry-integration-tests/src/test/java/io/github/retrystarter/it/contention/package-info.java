/** Many writers of one row. */
@NullMarked
package io.github.retrystarter.it.contention;

import org.jspecify.annotations.NullMarked;
