// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.rewrite;

import java.util.ArrayList;
import java.util.List;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.java.tree.TypeUtils;

/** Finds methods that a fallback, which is found by name, would have as overloads though nobody said so. */
final class Overloads {

    private Overloads() {}

    /** Whether a method of that name, besides these, takes what the retried one does. */
    static boolean answer(List<J.MethodDeclaration> recoveries, JavaType.Method retried, String name) {
        List<String> known = new ArrayList<>(List.of(signature(retried)));
        recoveries.stream()
                .map(J.MethodDeclaration::getMethodType)
                .filter(type -> type != null)
                .forEach(type -> known.add(signature(type)));
        return Ancestry.of(retried.getDeclaringType())
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.getName().equals(name) && !known.contains(signature(method)))
                .anyMatch(method -> takes(retried, method));
    }

    private static boolean takes(JavaType.Method retried, JavaType.Method other) {
        List<JavaType> taken = other.getParameterTypes();
        List<JavaType> given = retried.getParameterTypes();
        if (taken.size() == given.size()) {
            return alike(taken, given);
        }
        // another recovery's exception may yet move
        return taken.size() == given.size() + 1
                && ((isFailure(taken.get(given.size())) && alike(taken.subList(0, given.size()), given))
                        || (isFailure(taken.get(0)) && alike(taken.subList(1, taken.size()), given)));
    }

    private static boolean isFailure(JavaType type) {
        return TypeUtils.isAssignableTo("java.lang.Throwable", type);
    }

    private static boolean alike(List<JavaType> some, List<JavaType> others) {
        for (int index = 0; index < some.size(); index++) {
            JavaType one = some.get(index);
            JavaType other = others.get(index);
            if (!TypeUtils.isAssignableTo(one, other) && !TypeUtils.isAssignableTo(other, one)) {
                return false;
            }
        }
        return true;
    }

    private static String signature(JavaType.Method method) {
        return method.getDeclaringType().getFullyQualifiedName() + method.getParameterTypes() + method.getName();
    }
}
