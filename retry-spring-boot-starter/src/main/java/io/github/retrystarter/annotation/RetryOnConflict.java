// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Runs the method again when it fails with a conflict: an optimistic lock that somebody else was faster on, a
 * serialization failure, a deadlock, a lock timeout, HTTP 409 or 412, and their like in other stores. Every attempt has a
 * transaction of its own, so the method reads afresh what it changes.
 *
 * <pre>{@code
 * @RetryOnConflict
 * @Transactional
 * public void rename(long id, String name) { ... }
 * }</pre>
 *
 * <p>On a class or interface it holds for all methods that have no such annotation themselves. It may be put on other
 * annotations, and beside {@link RetryOnError}, which is then asked second.
 *
 * @since 0.1.0
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface RetryOnConflict {

    /** Name of the profile, or a {@code ${...}} placeholder for it; by default {@code conflict}: 5 calls, 10 ms apart. */
    String backoff() default "conflict";

    /**
     * Name of a method of the same class that answers when the retries gave up: same parameters, and as a last one, if it
     * likes, the exception. Empty for none: the last attempt's exception reaches the caller.
     */
    String fallback() default "";
}
