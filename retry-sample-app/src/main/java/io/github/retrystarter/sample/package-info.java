/** The application: runs the scenarios once on start, and again on request. */
@NullMarked
package io.github.retrystarter.sample;

import org.jspecify.annotations.NullMarked;
