/** A client of an HTTP API that fails nine times in ten, and that API. */
@NullMarked
package io.github.retrystarter.sample.quote;

import org.jspecify.annotations.NullMarked;
