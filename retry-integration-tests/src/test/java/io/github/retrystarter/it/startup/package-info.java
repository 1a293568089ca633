/** What the starter adds to the start of an application. */
@NullMarked
package io.github.retrystarter.it.startup;

import org.jspecify.annotations.NullMarked;
