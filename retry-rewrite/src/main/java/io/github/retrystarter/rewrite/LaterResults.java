// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.rewrite;

import java.util.List;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.java.tree.TypeUtils;

/** Methods whose result comes later: its failure is retried here as well. */
final class LaterResults {

    private static final List<String> FUTURES =
            List.of("java.util.concurrent.CompletionStage", "java.util.concurrent.Future");
    private static final List<String> PUBLISHERS =
            List.of("org.reactivestreams.Publisher", "java.util.concurrent.Flow.Publisher");

    private LaterResults() {}

    /** What to say where one of these methods is retried. */
    static List<String> note(Peer peer, List<J.MethodDeclaration> methods) {
        if (methods.stream().anyMatch(method -> returns(method, FUTURES))) {
            return List.of("a future that fails is retried here, and not only a method that throws");
        }
        if (methods.stream().anyMatch(method -> returns(method, PUBLISHERS))) {
            return List.of(
                    peer == Peer.SPRING_RETRY
                            ? "a publisher that fails is retried here, and not only a method that throws"
                            : "the method is called again for each attempt here, Spring only subscribes again, and"
                                    + " the failure comes as it is");
        }
        return List.of();
    }

    private static boolean returns(J.MethodDeclaration method, List<String> types) {
        JavaType.Method type = method.getMethodType();
        return type != null
                && Ancestry.of(TypeUtils.asFullyQualified(type.getReturnType()))
                        .anyMatch(each ->
                                types.contains(each.getFullyQualifiedName().replace('$', '.')));
    }
}
