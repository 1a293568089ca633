/** How to retry what a schedule starts: the examples of docs/how-to.md, and what that says of them. */
@NullMarked
package io.github.retrystarter.docs.scheduled;

import org.jspecify.annotations.NullMarked;
