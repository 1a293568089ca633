// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.openrewrite.java.JavaIsoVisitor;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.java.tree.TypeUtils;

/** Finds what is used of a library besides the annotations that are translated. */
final class Leftovers {

    private static final Map<String, String> ADVICE = Map.of(
            "RetryTemplate",
                    "inject io.github.retrystarter.core.Retries and call profile(\"...\").call(\"name\", () -> ...)",
            "RetryOperations",
                    "inject io.github.retrystarter.core.Retries and call profile(\"...\").call(\"name\", () -> ...)",
            "RetryCallback",
                    "inject io.github.retrystarter.core.Retries and call profile(\"...\").call(\"name\", () -> ...)",
            "RetryContext", "ask io.github.retrystarter.core.RetryContext.current()",
            "RetrySynchronizationManager", "ask io.github.retrystarter.core.RetryContext.current()",
            "RetryListener", "write a bean of type io.github.retrystarter.core.RetryListener",
            "Sleeper", "write a bean of type io.github.retrystarter.core.RetryClock",
            "CircuitBreaker", "use a circuit breaker of a library made for it",
            "Recover", "name the method as fallback of the annotation it answers for",
            "MethodRetryEvent", "write a bean of type io.github.retrystarter.core.RetryListener");

    private final Set<Peer> peers;
    private final Findings findings;

    Leftovers(Set<Peer> peers, Findings findings) {
        this.peers = peers;
        this.findings = findings;
    }

    /** Looks at a class whose annotations are decided about. */
    void find(J.ClassDeclaration type) {
        List<J> header = new ArrayList<>(type.getLeadingAnnotations());
        if (type.getExtends() != null) {
            header.add(type.getExtends());
        }
        if (type.getImplements() != null) {
            header.addAll(type.getImplements());
        }
        remark(type, header);
        type.getBody().getStatements().stream()
                .filter(member -> !(member instanceof J.ClassDeclaration))
                .forEach(member -> remark(member, List.of(member)));
    }

    private void remark(J place, List<? extends J> parts) {
        for (Peer peer : peers) {
            Set<String> used = new TreeSet<>();
            parts.forEach(part -> new Uses(peer, used).visit(part, 0));
            for (String name : used) {
                findings.remark(
                        place.getId(),
                        peer,
                        name + " is not translated: "
                                + ADVICE.getOrDefault(name, "replace it or remove it, then run the recipe again"));
            }
        }
    }

    /** Collects the simple names of a library's types. */
    private final class Uses extends JavaIsoVisitor<Integer> {

        private final Peer peer;
        private final Set<String> used;

        Uses(Peer peer, Set<String> used) {
            this.peer = peer;
            this.used = used;
        }

        @Override
        public J.Annotation visitAnnotation(J.Annotation annotation, Integer none) {
            boolean decided = findings.decision(annotation.getId()).isPresent()
                    || TypeUtils.isOfClassType(annotation.getType(), peer.switchedOnBy);
            return decided ? annotation : super.visitAnnotation(annotation, none);
        }

        @Override
        public J.MethodDeclaration visitMethodDeclaration(J.MethodDeclaration method, Integer none) {
            return findings.isFallback(method.getId())
                    ? super.visitMethodDeclaration(method.withLeadingAnnotations(List.of()), none)
                    : super.visitMethodDeclaration(method, none);
        }

        @Override
        public J.Identifier visitIdentifier(J.Identifier name, Integer none) {
            add(name.getType());
            return name;
        }

        @Override
        public J.MethodInvocation visitMethodInvocation(J.MethodInvocation call, Integer none) {
            JavaType.Method method = call.getMethodType();
            add(method == null ? null : method.getDeclaringType());
            return super.visitMethodInvocation(call, none);
        }

        private void add(@Nullable JavaType type) {
            JavaType.FullyQualified named = TypeUtils.asFullyQualified(type);
            if (named != null && peer.owns(named.getFullyQualifiedName())) {
                used.add(named.getClassName());
            }
        }
    }
}
