/** Carries what a thread has to other threads, by Micrometer's context-propagation. */
@NullMarked
package io.github.retrystarter.context;

import org.jspecify.annotations.NullMarked;
