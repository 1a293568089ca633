// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.test;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import com.tngtech.archunit.core.domain.properties.HasSourceCodeLocation;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** The class has the methods that its annotations name as fallbacks. */
final class HaveTheirFallbacks extends ArchCondition<JavaClass> {

    HaveTheirFallbacks() {
        super("have the fallbacks that their annotations name");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        if (type.getModifiers().contains(JavaModifier.ABSTRACT)) {
            return; // the starter looks for it in the class of the bean, which is another one
        }
        check(type, type, events);
        type.getMethods().stream()
                // the compiler copies annotations to the bridges it writes
                .filter(method -> !method.getModifiers().contains(JavaModifier.SYNTHETIC))
                .forEach(method -> check(method, type, events));
    }

    private static <T extends HasAnnotations<?> & HasSourceCodeLocation> void check(
            T annotated, JavaClass type, ConditionEvents events) {
        Fallbacks.of(annotated)
                .filter(name -> type.getAllMethods().stream()
                        .noneMatch(method -> method.getName().equals(name)))
                .map(name ->
                        "%s names the fallback '%s' in %s, but %s has no method of that name: add it, or correct the name"
                                .formatted(
                                        annotated.getDescription(),
                                        name,
                                        annotated.getSourceCodeLocation(),
                                        type.getSimpleName()))
                .forEach(message -> events.add(SimpleConditionEvent.violated(annotated, message)));
    }
}
