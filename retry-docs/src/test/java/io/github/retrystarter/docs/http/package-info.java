/** How to retry what HTTP clients ask: the examples of docs/how-to.md, and what that says of them. */
@NullMarked
package io.github.retrystarter.docs.http;

import org.jspecify.annotations.NullMarked;
