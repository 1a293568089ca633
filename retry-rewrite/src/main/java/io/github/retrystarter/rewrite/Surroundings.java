// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.rewrite;

import java.util.HashSet;
import java.util.Set;
import org.openrewrite.java.JavaIsoVisitor;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaSourceFile;
import org.openrewrite.java.tree.JavaType;

/** What all files together say about methods, so that none is changed that something else depends on. */
final class Surroundings {

    private final Set<String> referenced = new HashSet<>();
    private final Set<String> redeclared = new HashSet<>();
    private boolean foreign;

    void add(JavaSourceFile source) {
        new Uses().visit(source, 0);
    }

    /** There are sources that are not read, and may call anything. */
    void addForeign() {
        foreign = true;
    }

    boolean isForeign() {
        return foreign;
    }

    /** Whether there is a reference like {@code this::recover} to a method of that name. */
    boolean refersTo(JavaType.Method method) {
        return referenced.contains(method.getName());
    }

    /** Whether a subclass has a method of that name. */
    boolean overrides(JavaType.Method method) {
        return redeclared.contains(key(method.getDeclaringType(), method));
    }

    private static String key(JavaType.FullyQualified type, JavaType.Method method) {
        return type.getFullyQualifiedName() + "#" + method.getName();
    }

    private final class Uses extends JavaIsoVisitor<Integer> {

        @Override
        public J.MemberReference visitMemberReference(J.MemberReference reference, Integer none) {
            referenced.add(reference.getReference().getSimpleName());
            return super.visitMemberReference(reference, none);
        }

        @Override
        public J.MethodDeclaration visitMethodDeclaration(J.MethodDeclaration method, Integer none) {
            JavaType.Method type = method.getMethodType();
            if (type != null) {
                Ancestry.above(type.getDeclaringType()).forEach(above -> redeclared.add(key(above, type)));
            }
            return super.visitMethodDeclaration(method, none);
        }
    }
}
