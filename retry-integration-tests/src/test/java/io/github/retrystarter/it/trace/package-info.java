/** Retries in traces, and meters that lead to a trace. */
@NullMarked
package io.github.retrystarter.it.trace;

import org.jspecify.annotations.NullMarked;
