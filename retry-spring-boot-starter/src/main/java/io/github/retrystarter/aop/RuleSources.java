// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.aop;

import io.github.retrystarter.annotation.RetryOnConflict;
import io.github.retrystarter.annotation.RetryOnError;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;

/** Reads the annotations of a method or class: direct, composed, or inherited from superclasses and interfaces. */
final class RuleSources {

    private RuleSources() {}

    /** The rules of the nearest element of the hierarchy that has any, in the order they are asked. */
    static List<RuleSource> of(AnnotatedElement element) {
        List<MergedAnnotation<Annotation>> all = MergedAnnotations.from(element, SearchStrategy.TYPE_HIERARCHY).stream()
                .filter(RuleSource::isFrom)
                .toList();
        if (all.isEmpty()) {
            return List.of();
        }
        int level =
                all.stream().mapToInt(MergedAnnotation::getAggregateIndex).min().getAsInt();
        return all.stream()
                .filter(annotation -> annotation.getAggregateIndex() == level)
                .sorted(Comparator.comparing(RuleSources::isForErrors).thenComparingInt(RuleSources::position))
                .map(RuleSource::of)
                .toList();
    }

    private static boolean isForErrors(MergedAnnotation<?> annotation) {
        return annotation.getType() != RetryOnConflict.class;
    }

    /** Where it is written: composed annotations would otherwise come after all direct ones. */
    private static int position(MergedAnnotation<?> annotation) {
        if (!(annotation.getSource() instanceof AnnotatedElement element)) {
            return 0;
        }
        List<? extends Class<?>> written = Arrays.stream(element.getDeclaredAnnotations())
                .map(Annotation::annotationType)
                // what the compiler makes of a repeated one
                .map(type -> type == RetryOnError.List.class ? RetryOnError.class : type)
                .toList();
        return written.indexOf(annotation.getRoot().getType());
    }
}
