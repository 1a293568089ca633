/** Switches the test support on: no waiting, calls recorded, failures injected. */
@NullMarked
package io.github.retrystarter.test.autoconfigure;

import org.jspecify.annotations.NullMarked;
