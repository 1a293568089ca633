// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.util.function.Consumer;

/**
 * A class of another library, whose members are found by name. Nobody else here looks for any, so that whatever is found can
 * be told before the application runs.
 *
 * @param found told of every member
 */
record ForeignType(Class<?> type, Consumer<ForeignMember> found) {

    /** Found where it is used, so nobody needs to be told. */
    static ForeignType of(Class<?> type) {
        return new ForeignType(type, member -> {});
    }

    Method method(String name, Class<?>... parameters) throws NoSuchMethodException {
        return told(type.getMethod(name, parameters));
    }

    Field field(String name) throws NoSuchFieldException {
        return told(type.getField(name));
    }

    private <M extends Member> M told(M member) {
        found.accept(new ForeignMember(type, member));
        return member;
    }

    ForeignType to(Class<?> other) {
        return new ForeignType(other, found);
    }

    /** The class of that name that this one sees. */
    ForeignType to(String name) throws ClassNotFoundException {
        return to(Class.forName(name, true, type.getClassLoader()));
    }
}
