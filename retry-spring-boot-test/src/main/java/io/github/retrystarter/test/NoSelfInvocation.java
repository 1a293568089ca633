// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.test;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.SourceCodeLocation;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** No method annotated for retries is called on the caller's own object. */
final class NoSelfInvocation extends ArchCondition<JavaClass> {

    NoSelfInvocation() {
        super("not call their own methods annotated for retries");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        Map<Signature, RetriedCall> retried = retriedCalls(type);
        if (retried.isEmpty()) {
            return; // most classes: their files need not be read
        }
        new OwnCalls(ClassFile.read(type)).all().distinct().forEach(call -> {
            RetriedCall found = retried.get(call.called());
            if (found != null && !found.isRetriedWith(type, call)) {
                events.add(SimpleConditionEvent.violated(type, found.describe(type, call)));
            }
        });
    }

    /** What the class calls of its own methods, or of those around it, that is annotated, on whatever object. */
    private static Map<Signature, RetriedCall> retriedCalls(JavaClass type) {
        Map<Signature, RetriedCall> calls = new HashMap<>();
        for (JavaCodeUnitAccess<?> access : type.getCodeUnitAccessesFromSelf()) {
            Optional<JavaClass> bean = ownerAmong(type, access.getTargetOwner());
            if (bean.isPresent()
                    && access.getTarget().resolveMember().orElse(null) instanceof JavaMethod method
                    && RetriedMethods.isRetried(method, bean.get())) {
                calls.put(Signature.of(method, access.getTargetOwner()), new RetriedCall(method, bean.get()));
            }
        }
        return calls;
    }

    /** The class, or the nearest one around it, that has the methods of the owner. */
    private static Optional<JavaClass> ownerAmong(JavaClass type, JavaClass owner) {
        return Stream.iterate(
                        Optional.of(type), Optional::isPresent, inner -> inner.flatMap(JavaClass::getEnclosingClass))
                .flatMap(Optional::stream)
                .filter(candidate -> candidate.isAssignableTo(owner.getName()))
                .findFirst();
    }

    private record RetriedCall(JavaMethod called, JavaClass bean) {

        /** Whether the caller is retried by the very same rules, so that nothing is lost. */
        boolean isRetriedWith(JavaClass type, OwnCall call) {
            return type.getMethods().stream()
                    .filter(method -> call.caller().equals(Signature.of(method, type)))
                    .anyMatch(caller -> caller.equals(called) || RetriedMethods.haveTheSameRules(caller, called, bean));
        }

        String describe(JavaClass type, OwnCall call) {
            String caller = type.getCodeUnits().stream()
                    .filter(unit -> call.caller().equals(Signature.of(unit, type)))
                    .map(JavaCodeUnit::getDescription)
                    .findFirst()
                    .orElseThrow();
            return ("%s calls <%s> on its own object in %s, past the proxy, so it is not retried:"
                            + " call it from another bean, or through ObjectProvider<%s> or AopContext.currentProxy()")
                    .formatted(
                            caller,
                            called.getFullName(),
                            SourceCodeLocation.of(type, call.line()),
                            // an anonymous class has no name to ask for
                            (bean.isAnonymousClass() ? called.getOwner() : bean).getSimpleName());
        }
    }
}
