// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A Markdown page of this repository. */
public final class Page {

    /** Surefire starts tests in the module. */
    public static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} (.*)$");
    private static final Pattern ANY_BLOCK = Pattern.compile("(?ms)^ *```.*?^ *```$");
    private static final Pattern CODE = Pattern.compile("`[^`\n]+`");

    private final Path file;
    private final String text;

    private Page(Path file) {
        this.file = file;
        this.text = Sources.read(file);
    }

    /** The page at that path below the root. */
    public static Page of(String path) {
        return new Page(ROOT.resolve(path));
    }

    /** All that are part of the repository, and not of what a build has made. */
    public static List<Page> all() {
        try (Stream<Path> modules = Files.walk(ROOT, 2);
                Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(modules, docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .distinct()
                    .sorted()
                    .map(Page::new)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public Path file() {
        return file;
    }

    public String text() {
        return text;
    }

    /** The examples in that language, without the indentation of a list that they may be in. */
    public List<String> blocks(String language) {
        return Pattern.compile("(?ms)^ *```" + language + "\\n(.*?)^ *```$")
                .matcher(text)
                .results()
                .map(block -> block.group(1).stripIndent())
                .toList();
    }

    /** The targets of all links, but for those in examples. */
    public List<String> links() {
        return LINK.matcher(CODE.matcher(prose()).replaceAll(""))
                .results()
                .map(link -> link.group(1))
                .toList();
    }

    /** What a link can point to behind its {@code #}, as GitHub makes it of headings. */
    public List<String> anchors() {
        List<String> anchors = new ArrayList<>();
        for (MatchResult heading : HEADING.matcher(prose()).results().toList()) {
            String anchor = anchorOf(heading.group(1));
            long before = anchors.stream()
                    .filter(other -> other.matches(Pattern.quote(anchor) + "(-\\d+)?"))
                    .count();
            anchors.add(before == 0 ? anchor : anchor + "-" + before);
        }
        return anchors;
    }

    private static String anchorOf(String heading) {
        return heading.replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1")
                .strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                .replace(' ', '-');
    }

    private String prose() {
        return ANY_BLOCK.matcher(text).replaceAll("");
    }

    @Override
    public String toString() {
        return ROOT.relativize(file).toString();
    }
}
