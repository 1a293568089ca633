// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import java.util.List;
import java.util.stream.Stream;

/**
 * Which failures are retried, by the type of the failure or of any of its causes. Immutable.
 *
 * @param includes types to retry; empty for every exception
 * @param excludes types not to retry, which win over the included ones
 * @since 0.1.0
 */
public record FailureFilter(List<Class<? extends Throwable>> includes, List<Class<? extends Throwable>> excludes) {

    /** Every exception. */
    public static final FailureFilter ANY = new FailureFilter(List.of(), List.of());

    public FailureFilter {
        includes = List.copyOf(includes);
        excludes = List.copyOf(excludes);
    }

    /** Whether this failure is one to retry. */
    public boolean matches(Throwable failure) {
        List<Throwable> causes = CauseChain.causesOf(failure);
        return (includes.isEmpty() || anyOf(includes, causes)) && !anyOf(excludes, causes);
    }

    /** Whether its excludes leave nothing of what it includes. */
    public boolean isVoid() {
        List<Class<? extends Throwable>> wanted = includes.isEmpty() ? List.of(Exception.class) : includes;
        return wanted.stream()
                .allMatch(type -> excludes.stream().anyMatch(excluded -> excluded.isAssignableFrom(type)));
    }

    /** This filter, with the base's includes if it has none itself, and the excludes of both. */
    public FailureFilter over(FailureFilter base) {
        if (equals(ANY)) {
            return base;
        }
        return new FailureFilter(
                includes.isEmpty() ? base.includes : includes,
                Stream.concat(excludes.stream(), base.excludes.stream()).toList());
    }

    private static boolean anyOf(List<Class<? extends Throwable>> types, List<Throwable> causes) {
        for (Class<? extends Throwable> type : types) {
            for (Throwable cause : causes) {
                if (type.isInstance(cause)) {
                    return true;
                }
            }
        }
        return false;
    }
}
