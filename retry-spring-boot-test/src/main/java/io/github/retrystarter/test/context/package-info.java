/** What a test finds in its context: what was retried, and a way to have methods fail. */
@NullMarked
package io.github.retrystarter.test.context;

import org.jspecify.annotations.NullMarked;
