/** What a project's own tests use to hold its annotated methods to what a proxy can do. */
@NullMarked
package io.github.retrystarter.test;

import org.jspecify.annotations.NullMarked;
