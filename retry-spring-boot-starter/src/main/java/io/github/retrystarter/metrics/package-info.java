/** Meters and observation events, written by listeners. */
@NullMarked
package io.github.retrystarter.metrics;

import org.jspecify.annotations.NullMarked;
