/** What becomes of calls under way, and of all that they need, when the application closes. */
@NullMarked
package io.github.retrystarter.it.shutdown;

import org.jspecify.annotations.NullMarked;
