/** The annotations that users put on their methods. Needs the JDK alone. */
@NullMarked
package io.github.retrystarter.annotation;

import org.jspecify.annotations.NullMarked;
