// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Runs the method again when it fails with an exception of the chosen types. An {@link Error} and an {@link
 * InterruptedException} are never retried. The method has to be safe to repeat: an attempt that failed may have had its
 * effect all the same.
 *
 * <pre>{@code
 * @RetryOnError(backoff = "payments", includes = IOException.class, fallback = "queueForLater")
 * public Receipt charge(Order order) throws IOException { ... }
 * }</pre>
 *
 * <p>On a class or interface it holds for all methods that have no such annotation themselves. It may be put on other
 * annotations, and repeated: a failure is handled by the first rule that matches it, in the order written, and each rule
 * counts its own steps.
 *
 * @since 0.1.0
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@Repeatable(RetryOnError.List.class)
public @interface RetryOnError {

    /** Name of the profile, or a {@code ${...}} placeholder for it; by default {@code default}: 4 calls, 10, 50, 250 ms. */
    String backoff() default "default";

    /** Types to retry, matched by the failure or any of its causes; empty for those of the profile, or every exception. */
    Class<? extends Throwable>[] includes() default {};

    /** Types not to retry, besides those of the profile; they win over the included ones. */
    Class<? extends Throwable>[] excludes() default {};

    /**
     * Name of a method of the same class that answers when the retries gave up: same parameters, and as a last one, if it
     * likes, the exception. Empty for none: the last attempt's exception reaches the caller.
     */
    String fallback() default "";

    /** Several rules on one method or class; the compiler writes it. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.TYPE, ElementType.METHOD})
    @interface List {

        /** The rules, in the order they are asked. */
        RetryOnError[] value();
    }
}
