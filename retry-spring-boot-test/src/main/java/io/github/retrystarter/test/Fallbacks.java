// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.test;

import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import io.github.retrystarter.annotation.RetryOnConflict;
import io.github.retrystarter.annotation.RetryOnError;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Stream;

/** What an element names as its fallbacks, where the annotation is written out. */
final class Fallbacks {

    private Fallbacks() {}

    static Stream<String> of(HasAnnotations<?> annotated) {
        return Stream.of(
                        annotated.tryGetAnnotationOfType(RetryOnConflict.class).map(RetryOnConflict::fallback).stream(),
                        annotated.tryGetAnnotationOfType(RetryOnError.class).map(RetryOnError::fallback).stream(),
                        annotated.tryGetAnnotationOfType(RetryOnError.List.class).stream()
                                .flatMap(repeated -> Arrays.stream(repeated.value()))
                                .map(RetryOnError::fallback))
                .flatMap(Function.identity())
                .filter(name -> !name.isEmpty());
    }
}
