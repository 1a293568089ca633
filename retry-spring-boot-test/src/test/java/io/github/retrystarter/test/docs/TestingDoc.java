// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.test.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** {@code docs/testing.md}. */
final class TestingDoc {

    static final String TEXT = read(Path.of("..", "docs", "testing.md"));

    private TestingDoc() {}

    static List<String> blocks(String language) {
        return Pattern.compile("(?ms)^```" + language + "$\\n(.*?)^```$")
                .matcher(TEXT)
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    static String squeezed(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
