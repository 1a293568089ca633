// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.aop;

import io.github.retrystarter.annotation.RetryOnConflict;
import io.github.retrystarter.annotation.RetryOnError;
import io.github.retrystarter.core.FailureFilter;
import io.github.retrystarter.core.RetryProfile;
import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.MergedAnnotation;

/**
 * What one annotation says.
 *
 * @param on what it retries on
 * @param profile name of the profile, placeholders resolved
 * @param failures what it includes and excludes; of no account to a conflict
 * @param fallback name of the fallback method; empty for none
 * @since 0.1.0
 */
public record RuleSource(On on, String profile, FailureFilter failures, String fallback) {

    /** What a rule retries on. */
    public enum On {
        /** What {@code @RetryOnConflict} retries. */
        CONFLICT,
        /** What {@code @RetryOnError} retries. */
        ERROR
    }

    static RuleSource of(MergedAnnotation<?> annotation) {
        String profile = annotation.getString("backoff");
        String fallback = annotation.getString("fallback");
        if (annotation.getType() == RetryOnConflict.class) {
            return new RuleSource(On.CONFLICT, profile, FailureFilter.ANY, fallback);
        }
        FailureFilter failures = new FailureFilter(types(annotation, "includes"), types(annotation, "excludes"));
        return new RuleSource(On.ERROR, profile, failures, fallback);
    }

    static boolean isFrom(MergedAnnotation<?> annotation) {
        return annotation.getType() == RetryOnConflict.class || annotation.getType() == RetryOnError.class;
    }

    /** The annotation, composed or not, and where it is written: on the method, or for all of the class. */
    String on(Method method, Class<?> beanClass) {
        return (on == On.CONFLICT ? "@RetryOnConflict" : "@RetryOnError") + " on "
                + (RuleSources.of(method).isEmpty() ? beanClass.getName() : RetryMethod.signatureOf(method));
    }

    /** Whether this profile leaves nothing to retry. */
    boolean isVoidBy(RetryProfile now) {
        return on == On.ERROR
                && profile.equals(now.name())
                && failures.over(now.failures()).isVoid();
    }

    RuleSource withProfile(String value) {
        return new RuleSource(on, value, failures, fallback);
    }

    @SuppressWarnings("unchecked") // both attributes are declared as Class<? extends Throwable>[]
    private static List<Class<? extends Throwable>> types(MergedAnnotation<?> annotation, String attribute) {
        try {
            return List.of((Class<? extends Throwable>[]) annotation.getClassArray(attribute));
        } catch (TypeNotPresentException missing) {
            throw unreadable(annotation.getSource(), missing);
        }
    }

    /** Says that an annotation names a class that is not there. */
    static InvalidRetryException unreadable(@Nullable Object element, TypeNotPresentException missing) {
        Object where = element instanceof Method method
                ? RetryMethod.signatureOf(method)
                : element instanceof Class<?> type ? type.getName() : element;
        return new InvalidRetryException(
                "@RetryOnError on %s names %s, which is not on the class path, so there is no telling what it retries."
                        .formatted(where, missing.typeName()),
                "Add what has that class, or leave it out.");
    }
}
