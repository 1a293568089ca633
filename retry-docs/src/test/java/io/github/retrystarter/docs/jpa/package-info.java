/** How to retry what JPA writes: the examples of docs/how-to.md, and what that says of them. */
@NullMarked
package io.github.retrystarter.docs.jpa;

import org.jspecify.annotations.NullMarked;
