// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.docs.reference;

import java.lang.reflect.RecordComponent;

/** What records hold that reach users: events, and the endpoint's answers. */
final class Records {

    private final Table table;

    Records(String title) {
        table = new Table(title, "has", "of type", "which is");
    }

    /** The components of one, each said what it is in the source of the type that it is declared in. */
    Records with(String name, Class<? extends Record> type) {
        Javadoc javadoc = Javadoc.of(outermost(type));
        String label = Table.code(name);
        for (RecordComponent component : type.getRecordComponents()) {
            String meaning = javadoc.ofComponent(type.getSimpleName(), component.getName());
            if (meaning.isEmpty()) {
                throw new AssertionError("nothing is said of " + component + " of " + type);
            }
            table.row(label, Table.code(component.getName()), Table.code(typeOf(component)), meaning);
            label = "";
        }
        return this;
    }

    Table table() {
        return table;
    }

    private static Class<?> outermost(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        return outer == null ? type : outermost(outer);
    }

    private static String typeOf(RecordComponent component) {
        return component.getGenericType().getTypeName().replaceAll("[a-z]\\w*\\.|\\w+\\$", "");
    }
}
