/** Application events of retries. */
@NullMarked
package io.github.retrystarter.event;

import org.jspecify.annotations.NullMarked;
