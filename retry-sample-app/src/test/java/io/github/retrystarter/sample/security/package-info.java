/** What each profile lets whom do, asked over HTTP. */
@NullMarked
package io.github.retrystarter.sample.security;

import org.jspecify.annotations.NullMarked;
