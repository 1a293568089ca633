/** What the page and curl ask for: runs, how far they are, and what came of them. */
@NullMarked
package io.github.retrystarter.sample.web;

import org.jspecify.annotations.NullMarked;
