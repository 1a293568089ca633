// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.rewrite;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openrewrite.java.tree.JavaType;

/** A type with all that it extends and implements. */
final class Ancestry {

    private Ancestry() {}

    /** The type first, then those above its superclass, then those above its interfaces; nothing for none. */
    static Stream<JavaType.FullyQualified> of(JavaType.@Nullable FullyQualified type) {
        return type == null ? Stream.of() : Stream.concat(Stream.of(type), above(type));
    }

    /** The same without the type itself. */
    static Stream<JavaType.FullyQualified> above(JavaType.FullyQualified type) {
        return Stream.concat(
                of(type.getSupertype()), type.getInterfaces().stream().flatMap(Ancestry::of));
    }
}
