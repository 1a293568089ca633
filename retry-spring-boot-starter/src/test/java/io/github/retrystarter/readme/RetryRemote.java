// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.readme;

import io.github.retrystarter.annotation.RetryOnError;
import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.core.annotation.AliasFor;

@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@RetryOnError(includes = IOException.class)
public @interface RetryRemote {

    @AliasFor(annotation = RetryOnError.class, attribute = "backoff")
    String profile() default "payments";
}
