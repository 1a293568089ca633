// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.docs.reference;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import io.github.retrystarter.docs.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** What the source of a type says of its members, in Markdown. */
final class Javadoc extends TreePathScanner<@Nullable Void, @Nullable Void> {

    private static final Pattern BLOCK_TAG = Pattern.compile("(?m)^ *@");
    private static final Pattern INLINE_TAG = Pattern.compile("\\{@(?:code|link) ((?:[^{}]|\\{[^}]*})*)}");

    private final DocTrees trees;
    private final Map<String, String> comments = new HashMap<>();

    private Javadoc(JavacTask task) {
        trees = DocTrees.instance(task);
        try {
            task.parse().forEach(unit -> scan(unit, null));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Javadoc of(Class<?> topLevel) {
        JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "a JDK");
        var files = compiler.getStandardFileManager(null, null, null);
        var source = files.getJavaFileObjects(sourceOf(topLevel));
        return new Javadoc((JavacTask) compiler.getTask(null, files, null, List.of(), null, source));
    }

    private static Path sourceOf(Class<?> type) {
        String path = "src/main/java/" + type.getName().replace('.', '/') + ".java";
        try (Stream<Path> modules = Files.list(Page.ROOT)) {
            return modules.map(module -> module.resolve(path))
                    .filter(Files::exists)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The first paragraphs on a member, such as {@code backoff}, or on a type of that simple name. */
    String of(String member) {
        return markdown(BLOCK_TAG.split(comment(member), 2)[0]);
    }

    /** The first sentence of the same. */
    String sentenceOf(String member) {
        return of(member).split("(?<=[.]) ", 2)[0];
    }

    /** What a record says of its component; nothing where it says nothing. */
    String ofComponent(String record, String component) {
        Matcher tag = Pattern.compile("(?ms)^ *@param " + component + " (.*?)(?=^ *@|\\z)")
                .matcher(comment(record));
        return tag.find() ? markdown(tag.group(1)) : "";
    }

    private String comment(String member) {
        String comment = comments.get(member);
        if (comment == null) {
            throw new AssertionError("nothing is said of " + member + ", but of " + comments.keySet());
        }
        return comment;
    }

    private static String markdown(String comment) {
        return INLINE_TAG
                .matcher(comment)
                .replaceAll(tag -> Matcher.quoteReplacement("`" + tag.group(1).replace('#', '.') + "`"))
                .replaceAll("(?s)<pre>.*?</pre>|<p>", "")
                .replaceAll("\\s+", " ")
                .strip();
    }

    @Override
    public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
        remember(type.getSimpleName().toString());
        return super.visitClass(type, nothing);
    }

    @Override
    public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
        remember(method.getName().toString());
        return super.visitMethod(method, nothing);
    }

    @Override
    public @Nullable Void visitVariable(VariableTree constant, @Nullable Void nothing) {
        remember(constant.getName().toString());
        return super.visitVariable(constant, nothing);
    }

    private void remember(String name) {
        String comment = trees.getDocComment(getCurrentPath());
        if (comment != null) {
            comments.putIfAbsent(name, comment);
        }
    }
}
