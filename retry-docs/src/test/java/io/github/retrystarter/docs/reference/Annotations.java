// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.docs.reference;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What can be written into an annotation. */
final class Annotations {

    private static final List<String> ORDER = List.of("backoff", "includes", "excludes", "fallback");

    private Annotations() {}

    static Table attributesOf(Class<? extends Annotation> annotation) {
        Javadoc javadoc = Javadoc.of(annotation);
        Table table = new Table("attribute", "type", "default", "meaning");
        Stream.of(annotation.getDeclaredMethods())
                .sorted(Comparator.comparingInt(attribute -> ORDER.indexOf(attribute.getName())))
                .forEach(attribute -> table.row(
                        Table.code(attribute.getName()),
                        Table.code(type(attribute)),
                        Table.code(valueOf(attribute)),
                        javadoc.of(attribute.getName())));
        return table;
    }

    private static String type(Method attribute) {
        return attribute.getGenericReturnType().getTypeName().replaceAll("java\\.lang\\.", "");
    }

    private static String valueOf(Method attribute) {
        Object value = attribute.getDefaultValue();
        if (value instanceof Object[] several && several.length == 0) {
            return "{}";
        }
        return "\"" + value + "\"";
    }
}
