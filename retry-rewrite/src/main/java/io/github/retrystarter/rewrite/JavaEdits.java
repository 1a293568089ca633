// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.openrewrite.ExecutionContext;
import org.openrewrite.java.AnnotationMatcher;
import org.openrewrite.java.JavaIsoVisitor;
import org.openrewrite.java.RemoveAnnotationVisitor;
import org.openrewrite.java.tree.Comment;
import org.openrewrite.java.tree.Expression;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.java.tree.Space;
import org.openrewrite.java.tree.TypeUtils;

/** Does what was decided about a Java source. */
final class JavaEdits extends JavaIsoVisitor<ExecutionContext> {

    private static final AnnotationMatcher RECOVER = new AnnotationMatcher("@" + Peer.RECOVER);

    private final Set<Peer> peers;
    private final Findings findings;

    JavaEdits(Set<Peer> peers, Findings findings) {
        this.peers = peers;
        this.findings = findings;
    }

    @Override
    public J.CompilationUnit visitCompilationUnit(J.CompilationUnit source, ExecutionContext context) {
        J.CompilationUnit edited = super.visitCompilationUnit(source, context);
        if (isChanged(edited, source)) {
            maybeAddImport(RetryOnErrorText.TYPE);
            List.of(Peer.SPRING_RETRY.annotation, Peer.SPRING_RETRY.switchedOnBy, Peer.RECOVER)
                    .forEach(this::maybeRemoveImport);
            List.of(Peer.SPRING_RESILIENCE.annotation, Peer.SPRING_RESILIENCE.switchedOnBy)
                    .forEach(this::maybeRemoveImport);
            maybeRemoveImport("org.springframework.retry.annotation.Backoff");
            maybeRemoveImport("java.util.concurrent.TimeUnit");
        }
        return edited;
    }

    @Override
    public J.ClassDeclaration visitClassDeclaration(J.ClassDeclaration type, ExecutionContext context) {
        List<String> remarks = remarks(type, type.getLeadingAnnotations());
        J.ClassDeclaration edited = super.visitClassDeclaration(type, context);
        for (Peer peer : peers) {
            edited = withoutSwitch(edited, peer, remarks, context);
        }
        Space kept = Todo.keeping(edited.getPrefix(), lost(type.getLeadingAnnotations()));
        return edited.withPrefix(Todo.before(kept, remarks));
    }

    private J.ClassDeclaration withoutSwitch(
            J.ClassDeclaration type, Peer peer, List<String> remarks, ExecutionContext context) {
        boolean switches = type.getLeadingAnnotations().stream()
                .anyMatch(annotation -> TypeUtils.isOfClassType(annotation.getType(), peer.switchedOnBy));
        if (!switches || findings.keepsSwitch(peer)) {
            return type;
        }
        type.getLeadingAnnotations().stream()
                .filter(annotation -> TypeUtils.isOfClassType(annotation.getType(), peer.switchedOnBy))
                .filter(annotation -> Attributes.of(annotation, new Constants()).has("order"))
                .forEach(annotation -> remarks.add(
                        annotation.getSimpleName() + " had an order: set retry.order if the advice needs one"));
        return (J.ClassDeclaration) new RemoveAnnotationVisitor(new AnnotationMatcher("@" + peer.switchedOnBy))
                .visitNonNull(type, context, getCursor().getParentOrThrow());
    }

    @Override
    public J.MethodDeclaration visitMethodDeclaration(J.MethodDeclaration method, ExecutionContext context) {
        List<String> remarks = remarks(method, method.getLeadingAnnotations());
        J.MethodDeclaration edited = super.visitMethodDeclaration(method, context);
        if (findings.isFallback(method.getId())) {
            edited = (J.MethodDeclaration) new RemoveAnnotationVisitor(RECOVER)
                    .visitNonNull(edited, context, getCursor().getParentOrThrow());
            JavaType.Method type = method.getMethodType();
            if (type != null && findings.isMoved(type)) {
                edited =
                        edited.withParameters(firstLast(edited.getParameters())).withMethodType(firstLast(type));
            }
        }
        Space kept = Todo.keeping(edited.getPrefix(), lost(method.getLeadingAnnotations()));
        return edited.withPrefix(Todo.before(kept, remarks));
    }

    private List<Comment> lost(List<J.Annotation> annotations) {
        List<Comment> lost = new ArrayList<>();
        annotations.forEach(annotation -> findings.decision(annotation.getId())
                .map(Decision::translation)
                .filter(Translation::isPossible)
                .ifPresent(translation -> lost.addAll(RetryOnErrorText.lostComments(annotation, translation))));
        return lost;
    }

    @Override
    public J.VariableDeclarations visitVariableDeclarations(J.VariableDeclarations field, ExecutionContext context) {
        J.VariableDeclarations edited = super.visitVariableDeclarations(field, context);
        List<String> remarks = findings.remarks(field.getId());
        return remarks.isEmpty() ? edited : edited.withPrefix(Todo.before(edited.getPrefix(), remarks));
    }

    @Override
    public J.Block visitBlock(J.Block block, ExecutionContext context) {
        J.Block edited = super.visitBlock(block, context);
        List<String> remarks = findings.remarks(block.getId());
        return remarks.isEmpty() ? edited : edited.withPrefix(Todo.before(edited.getPrefix(), remarks));
    }

    @Override
    public J.Annotation visitAnnotation(J.Annotation annotation, ExecutionContext context) {
        return findings.decision(annotation.getId())
                .map(Decision::translation)
                .filter(Translation::isPossible)
                .map(translation ->
                        RetryOnErrorText.inPlaceOf(annotation, translation, findings.profile(translation.settings())))
                .orElseGet(() -> super.visitAnnotation(annotation, context));
    }

    @Override
    public J.MethodInvocation visitMethodInvocation(J.MethodInvocation call, ExecutionContext context) {
        J.MethodInvocation edited = super.visitMethodInvocation(call, context);
        JavaType.Method type = call.getMethodType();
        if (type == null || !findings.isMoved(type)) {
            return edited;
        }
        List<Expression> arguments = firstLast(edited.getArguments());
        JavaType.Method moved = firstLast(type);
        return edited.withArguments(arguments)
                .withName(edited.getName().withType(moved))
                .withMethodType(moved);
    }

    private List<String> remarks(J place, List<J.Annotation> annotations) {
        List<String> remarks = new ArrayList<>();
        annotations.forEach(annotation -> findings.decision(annotation.getId())
                .ifPresent(decision -> remarks.addAll(decision.translation().remarks())));
        remarks.addAll(findings.remarks(place.getId()));
        return remarks;
    }

    // what was not changed is the very same; equals() of trees compares only their ids
    @SuppressWarnings("ReferenceEquality")
    private static boolean isChanged(J edited, J source) {
        return edited != source;
    }

    private static JavaType.Method firstLast(JavaType.Method method) {
        return method.withParameterTypes(rotated(method.getParameterTypes()))
                .withParameterNames(rotated(method.getParameterNames()));
    }

    /** The first one as the last, each with the space of the place it comes to. */
    private static <T extends J> List<T> firstLast(List<T> elements) {
        List<T> rotated = rotated(elements);
        List<T> placed = new ArrayList<>();
        for (int index = 0; index < rotated.size(); index++) {
            placed.add(rotated.get(index).withPrefix(elements.get(index).getPrefix()));
        }
        return placed;
    }

    private static <T> List<T> rotated(List<T> elements) {
        List<T> rotated = new ArrayList<>(elements.subList(1, elements.size()));
        rotated.add(elements.get(0));
        return rotated;
    }
}
