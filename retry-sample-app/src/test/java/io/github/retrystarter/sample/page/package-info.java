/** The live page, in a real browser. */
@NullMarked
package io.github.retrystarter.sample.page;

import org.jspecify.annotations.NullMarked;
