/** Many threads doing one thing at once, and what came of it. */
@NullMarked
package io.github.retrystarter.sample.load;

import org.jspecify.annotations.NullMarked;
