// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.aop;

import io.github.retrystarter.annotation.RetryOnConflict;
import io.github.retrystarter.annotation.RetryOnError;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.util.ReflectionUtils;

/**
 * Where a class may have rules, by one look at each type of its hierarchy. Most classes and methods have none, and are
 * spared the search that {@link RuleSources} makes for each of them, up and down the whole hierarchy.
 */
final class RuleMarks {

    private final Set<Class<?>> seen = new HashSet<>();
    /** An annotation counts for all methods of that name, whichever overrides which. */
    private final Set<String> methodNames = new HashSet<>();

    private final Mistakes mistakes;

    private boolean onType;

    RuleMarks(Class<?> type, Mistakes mistakes) {
        this.mistakes = mistakes;
        look(type);
    }

    boolean isEmpty() {
        return !onType && methodNames.isEmpty();
    }

    boolean isOn(Method method) {
        return methodNames.contains(method.getName());
    }

    /** All types that were looked at: the class, what it extends and what it implements. */
    Set<Class<?>> types() {
        return seen;
    }

    private void look(@Nullable Class<?> type) {
        // the JDK knows nothing of us, nor does what it extends
        if (type == null || type.getName().startsWith("java.") || !seen.add(type)) {
            return;
        }
        onType = isMarked(type) || onType;
        ReflectionUtils.doWithLocalMethods(type, method -> {
            if (isMarked(method)) {
                methodNames.add(method.getName());
            }
        });
        look(type.getSuperclass());
        for (Class<?> above : type.getInterfaces()) {
            look(above);
        }
    }

    /** Composed and repeated annotations count too. */
    private boolean isMarked(AnnotatedElement element) {
        MergedAnnotations declared = MergedAnnotations.from(element);
        if (declared.isPresent(RetryOnConflict.class) || declared.isPresent(RetryOnError.class)) {
            return true;
        }
        if (element.isAnnotationPresent(RetryOnError.class) || element.isAnnotationPresent(RetryOnError.List.class)) {
            mistakes.check(() -> requireReadable(element));
        }
        return false;
    }

    /** Spring silently passes over an annotation that names a class which is not there. */
    private static void requireReadable(AnnotatedElement element) {
        for (RetryOnError error : element.getDeclaredAnnotationsByType(RetryOnError.class)) {
            try {
                Stream.of(error.includes(), error.excludes()).forEach(Objects::requireNonNull);
            } catch (TypeNotPresentException missing) {
                throw RuleSource.unreadable(element, missing);
            }
        }
    }
}
