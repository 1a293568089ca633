package io.github.retrystarter.core;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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

    private static final int MAX_DEPTH = 64;

    public FailureFilter {
        includes = List.copyOf(includes);
        excludes = List.copyOf(excludes);
    }

    /** Whether this failure is one to retry. */
    public boolean matches(Throwable failure) {
        return (includes.isEmpty() || anyOf(includes, failure)) && !anyOf(excludes, failure);
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

    private static boolean anyOf(List<Class<? extends Throwable>> types, Throwable failure) {
        @Nullable Throwable cause = failure;
        // the bound also ends a cycle of causes
        for (int depth = 0; cause != null && depth < MAX_DEPTH; depth++) {
            for (Class<? extends Throwable> type : types) {
                if (type.isInstance(cause)) {
                    return true;
                }
            }
            cause = cause.getCause();
        }
        return false;
    }
}
