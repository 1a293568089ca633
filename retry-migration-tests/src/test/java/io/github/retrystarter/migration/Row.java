// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.migration;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The row of a guide's table of behaviours that a test proves. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Row {

    /** What its first cell says. */
    String value();
}
