/** Profile {@code secured}: who may look, and who may steer. Any other profile goes without Spring Security. */
@NullMarked
package io.github.retrystarter.sample.security;

import org.jspecify.annotations.NullMarked;
