// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.rewrite;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.openrewrite.java.JavaIsoVisitor;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaSourceFile;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.java.tree.TypeUtils;

/** Decides about everything in a Java source. */
final class JavaScanner extends JavaIsoVisitor<Findings> {

    private final Set<Peer> peers;
    private final Constants constants;
    private final String module;

    private JavaScanner(Set<Peer> peers, J.CompilationUnit source) {
        this.peers = peers;
        constants = Constants.of(source);
        module = ApplicationFile.moduleOf(Paths.of(source));
    }

    static void scan(JavaSourceFile source, Set<Peer> peers, Findings findings) {
        List<String> used = source.getTypesInUse().getTypesInUse().stream()
                .map(TypeUtils::asFullyQualified)
                .filter(Objects::nonNull)
                .map(JavaType.FullyQualified::getFullyQualifiedName)
                .toList();
        if (used.contains(Peer.CONCURRENCY_LIMIT)) {
            findings.limitConcurrency();
        }
        findings.surroundings().add(source);
        if (source instanceof J.CompilationUnit java) {
            if (usesAny(source, used, peers)) {
                // when all files are seen
                findings.later(() -> new JavaScanner(peers, java).visit(java, findings));
            }
        } else {
            // another language's file is left alone, so what it uses has to stay
            peers.stream().filter(peer -> used.stream().anyMatch(peer::owns)).forEach(findings::remains);
        }
    }

    private static boolean usesAny(JavaSourceFile source, List<String> used, Set<Peer> peers) {
        Stream<String> called = source.getTypesInUse().getUsedMethods().stream()
                .map(method -> method.getDeclaringType().getFullyQualifiedName());
        return Stream.concat(used.stream(), called)
                .anyMatch(type -> peers.stream().anyMatch(peer -> peer.owns(type)));
    }

    @Override
    public J.ClassDeclaration visitClassDeclaration(J.ClassDeclaration type, Findings findings) {
        String name =
                type.getType() == null ? type.getSimpleName() : type.getType().getFullyQualifiedName();
        findings.add(new ClassPlan(type, peers, constants, findings.surroundings()), name, module);
        new Leftovers(peers, findings).find(type);
        return super.visitClassDeclaration(type, findings);
    }
}
