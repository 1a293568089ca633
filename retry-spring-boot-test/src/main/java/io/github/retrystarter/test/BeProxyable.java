// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.test;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvent;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;

/** A proxy can intercept the method. */
final class BeProxyable extends ArchCondition<JavaMethod> {

    private static final String CALLABLE = "make it a public method that other beans call, or remove the annotation";

    BeProxyable() {
        super("be such that a proxy can intercept them");
    }

    @Override
    public void check(JavaMethod method, ConditionEvents events) {
        Set<JavaModifier> modifiers = method.getModifiers();
        if (modifiers.contains(JavaModifier.PRIVATE)) {
            events.add(violation(method, "it is private", CALLABLE));
        } else if (modifiers.contains(JavaModifier.STATIC)) {
            events.add(violation(method, "it is static", CALLABLE));
        } else if (modifiers.contains(JavaModifier.FINAL)) {
            events.add(violation(method, "it is final", "remove 'final', or the annotation"));
        } else if (isOnlyInAFinalClass(method)) {
            events.add(violation(method, "its class is final", "remove 'final', or add the method to an interface"));
        }
    }

    /** One that an interface has too is called through a JDK proxy. */
    private static boolean isOnlyInAFinalClass(JavaMethod method) {
        return method.getOwner().getModifiers().contains(JavaModifier.FINAL)
                && !RetriedMethods.isFromAnInterface(method);
    }

    private static ConditionEvent violation(JavaMethod method, String obstacle, String action) {
        return SimpleConditionEvent.violated(
                method,
                "%s is annotated for retries, but %s in %s, so no proxy can intercept it and it is never retried: %s"
                        .formatted(method.getDescription(), obstacle, method.getSourceCodeLocation(), action));
    }
}
