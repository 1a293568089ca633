// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.rewrite;

import java.util.Set;
import java.util.regex.Pattern;
import org.openrewrite.SourceFile;
import org.openrewrite.text.PlainText;
import org.openrewrite.text.PlainTextParser;

/** Changes a Gradle build as text: its dependencies can be written in too many ways to parse. */
final class GradleBuild {

    private static final Pattern SPRING_RETRY =
            Pattern.compile("org\\.springframework\\.retry:spring-retry(:[^'\"]*)?");
    private static final Pattern LINE_OF_IT =
            Pattern.compile("(?m)^[ \\t]*\\w+[ (]*(['\"])" + SPRING_RETRY.pattern() + "\\1[ )]*(\\R|\\z)");
    private static final String COORDINATES = Starter.GROUP + ":" + Starter.ARTIFACT;

    private GradleBuild() {}

    static boolean isOne(String path) {
        return path.endsWith("build.gradle") || path.endsWith("build.gradle.kts");
    }

    static SourceFile edit(SourceFile build, Set<Peer> peers, Findings findings) {
        String path = Paths.of(build);
        String text = build.printAll();
        boolean goes = peers.contains(Peer.SPRING_RETRY) && !findings.remaining(Peer.SPRING_RETRY);
        String edited = goes && findings.migratesAnything() ? withoutSpringRetry(text) : text;
        if (findings.migrates(path.substring(0, path.lastIndexOf('/') + 1)) && !edited.contains(COORDINATES)) {
            edited = "// " + Todo.START + "add " + coordinates(text) + " to the dependencies\n" + edited;
        }
        PlainText plain = PlainTextParser.convert(build);
        return edited.equals(text) ? build : plain.withText(edited);
    }

    private static String withoutSpringRetry(String text) {
        String rest = text.contains(COORDINATES) ? LINE_OF_IT.matcher(text).replaceAll("") : text;
        return SPRING_RETRY.matcher(rest).replaceAll(coordinates(text));
    }

    private static String coordinates(String text) {
        return text.contains(Starter.GROUP + ":retry-bom:") ? COORDINATES : COORDINATES + ":" + Starter.VERSION;
    }
}
