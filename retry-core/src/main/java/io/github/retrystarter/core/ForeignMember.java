// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import java.lang.reflect.Member;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A method or field that is called by reflection, to read a status or a hint from another library's exception. For those who
 * have to know all of them before the application runs, as the build of a native image has.
 *
 * @param type in which it is looked for
 * @param member what is found there, which may be declared above
 * @since 0.1.0
 */
public record ForeignMember(Class<?> type, Member member) {

    /** All that are called where these classes are there; none of a library that is not. */
    public static Set<ForeignMember> all(ClassLoader loader) {
        Set<ForeignMember> all = new LinkedHashSet<>();
        names().flatMap(name -> load(name, loader).stream()).forEach(type -> {
            // the very look-ups that an exception of that class will start
            ForeignType foreign = new ForeignType(type, all::add);
            KnownSigns.signsOf(foreign);
            KnownHints.readersOf(foreign);
        });
        return all;
    }

    private static Stream<String> names() {
        return Stream.of(
                        Stream.of(SqlSigns.R2DBC),
                        KnownTypes.STATUSES.stream().map(StatusRule::type),
                        KnownHints.RULES.stream().map(HintRule::type))
                .flatMap(names -> names)
                .distinct();
    }

    private static Optional<Class<?>> load(String name, ClassLoader loader) {
        try {
            return Optional.of(Class.forName(name, false, loader));
        } catch (ClassNotFoundException | LinkageError missing) {
            return Optional.empty();
        }
    }
}
