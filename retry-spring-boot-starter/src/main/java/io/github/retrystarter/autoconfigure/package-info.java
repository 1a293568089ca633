/** Puts it all together from {@code retry.*} properties. */
@NullMarked
package io.github.retrystarter.autoconfigure;

import org.jspecify.annotations.NullMarked;
