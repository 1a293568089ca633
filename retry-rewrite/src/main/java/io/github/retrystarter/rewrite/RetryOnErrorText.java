// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.rewrite;

import static org.openrewrite.Tree.randomId;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openrewrite.Tree;
import org.openrewrite.java.JavaIsoVisitor;
import org.openrewrite.java.tree.Comment;
import org.openrewrite.java.tree.Expression;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JContainer;
import org.openrewrite.java.tree.JLeftPadded;
import org.openrewrite.java.tree.JRightPadded;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.java.tree.Space;
import org.openrewrite.marker.Markers;

/** Writes our annotation in another's place. */
final class RetryOnErrorText {

    static final String TYPE = "io.github.retrystarter.annotation.RetryOnError";

    private static final JavaType.FullyQualified ANNOTATION = JavaType.ShallowClass.build(TYPE);

    private RetryOnErrorText() {}

    static J.Annotation inPlaceOf(J.Annotation other, Translation translation, String profile) {
        List<Expression> arguments = new ArrayList<>();
        if (!profile.equals("default")) {
            arguments.add(text("backoff", profile));
        }
        translation.includes().ifPresent(classes -> arguments.add(assignment("includes", classes)));
        translation.excludes().ifPresent(classes -> arguments.add(assignment("excludes", classes)));
        if (!translation.fallback().isEmpty()) {
            arguments.add(text("fallback", translation.fallback()));
        }
        return new J.Annotation(
                other.getId(),
                other.getPrefix(),
                other.getMarkers(),
                identifier("RetryOnError", ANNOTATION),
                arguments.isEmpty() ? null : container(arguments));
    }

    /** The comments inside the other annotation, but for those inside the classes that are taken over. */
    static List<Comment> lostComments(J.Annotation other, Translation translation) {
        List<UUID> kept = Stream.concat(translation.includes().stream(), translation.excludes().stream())
                .map(Expression::getId)
                .toList();
        List<Comment> lost = new ArrayList<>();
        new JavaIsoVisitor<List<Comment>>() {
            @Override
            public @Nullable J visit(@Nullable Tree tree, List<Comment> found) {
                if (tree instanceof J element && kept.contains(element.getId())) {
                    found.addAll(element.getPrefix().getComments());
                    return element;
                }
                return super.visit(tree, found);
            }

            @Override
            public Space visitSpace(@Nullable Space space, Space.Location location, List<Comment> found) {
                if (space != null) {
                    found.addAll(space.getComments());
                }
                return super.visitSpace(space, location, found);
            }
        }.visit(other.withPrefix(Space.EMPTY), lost);
        return lost;
    }

    private static JContainer<Expression> container(List<Expression> arguments) {
        List<JRightPadded<Expression>> padded = new ArrayList<>();
        for (Expression argument : arguments) {
            Space prefix = padded.isEmpty() ? Space.EMPTY : Space.SINGLE_SPACE;
            padded.add(new JRightPadded<>(argument.withPrefix(prefix), Space.EMPTY, Markers.EMPTY));
        }
        return JContainer.build(Space.EMPTY, padded, Markers.EMPTY);
    }

    private static Expression text(String attribute, String value) {
        return assignment(
                attribute,
                new J.Literal(
                        randomId(),
                        Space.EMPTY,
                        Markers.EMPTY,
                        value,
                        "\"" + value + "\"",
                        null,
                        JavaType.Primitive.String));
    }

    private static Expression assignment(String attribute, Expression value) {
        return new J.Assignment(
                randomId(),
                Space.EMPTY,
                Markers.EMPTY,
                identifier(attribute, null),
                new JLeftPadded<>(Space.SINGLE_SPACE, value.withPrefix(Space.SINGLE_SPACE), Markers.EMPTY),
                value.getType());
    }

    private static J.Identifier identifier(String name, @Nullable JavaType type) {
        return new J.Identifier(randomId(), Space.EMPTY, Markers.EMPTY, List.of(), name, type, null);
    }
}
