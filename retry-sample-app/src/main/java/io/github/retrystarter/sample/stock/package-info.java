/** Stock of one item that many reserve at once. */
@NullMarked
package io.github.retrystarter.sample.stock;

import org.jspecify.annotations.NullMarked;
