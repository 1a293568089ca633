/** What calls cost that wait for their next attempt. */
@NullMarked
package io.github.retrystarter.it.waiting;

import org.jspecify.annotations.NullMarked;
