// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.rewrite;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.openrewrite.java.tree.Comment;
import org.openrewrite.java.tree.Space;
import org.openrewrite.java.tree.TextComment;
import org.openrewrite.marker.Markers;

/** The comments that say what is left to do. */
final class Todo {

    static final String START = "TODO retry-starter: ";

    private Todo() {}

    /** The space before an element, with a comment for each of these that is not there yet. */
    static Space before(Space prefix, Collection<String> remarks) {
        List<Comment> comments = new ArrayList<>(prefix.getComments());
        for (String remark : remarks) {
            String text = " " + START + remark;
            if (comments.stream().noneMatch(comment -> text.equals(textOf(comment)))) {
                comments.add(new TextComment(false, text, lineBreak(prefix), Markers.EMPTY));
            }
        }
        // the very same, so that nothing counts as changed
        return comments.size() == prefix.getComments().size() ? prefix : prefix.withComments(comments);
    }

    /** The space before an element, with comments that would be lost. */
    static Space keeping(Space prefix, Collection<Comment> lost) {
        List<Comment> comments = new ArrayList<>(prefix.getComments());
        lost.forEach(comment -> comments.add(comment.withSuffix(lineBreak(prefix))));
        return lost.isEmpty() ? prefix : prefix.withComments(comments);
    }

    private static String textOf(Comment comment) {
        return comment instanceof TextComment text ? text.getText() : "";
    }

    private static String lineBreak(Space prefix) {
        List<Comment> comments = prefix.getComments();
        String white = comments.isEmpty()
                ? prefix.getWhitespace()
                : comments.get(comments.size() - 1).getSuffix();
        return "\n" + white.substring(white.lastIndexOf('\n') + 1);
    }
}
