// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the modules of this repository compile. */
final class Sources {

    private Sources() {}

    /** All sources in that language, squeezed. */
    static String in(String language) {
        String suffix = language.equals("kotlin") ? ".kt" : ".java";
        try (Stream<Path> modules = Files.list(Page.ROOT)) {
            return modules.map(module -> module.resolve("src"))
                    .filter(Files::isDirectory)
                    .flatMap(Sources::files)
                    .filter(file -> file.toString().endsWith(suffix))
                    .map(Sources::read)
                    .map(Sources::squeezed)
                    .collect(Collectors.joining("\n"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * With one space for any white space, as examples are indented less than their originals. Functions of Kotlin are open in
     * the originals, which a compiler plugin does for an application.
     */
    static String squeezed(String text) {
        return text.replaceAll("\\bopen (?=suspend fun)", "")
                .replaceAll("\\s+", " ")
                .strip();
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<Path> files(Path folder) {
        try {
            return Files.walk(folder);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
