/** From an annotated method to a retried call: advisor, interceptor, and what is known of each method. */
@NullMarked
package io.github.retrystarter.aop;

import org.jspecify.annotations.NullMarked;
