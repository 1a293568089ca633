// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.migration.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page of docs/migration, taken apart. */
record Guide(String text) {

    static Guide of(String page) {
        try {
            return new Guide(Files.readString(Path.of("..", "docs", "migration", page)));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    List<String> blocks(String language) {
        return Pattern.compile("(?ms)^```" + language + "$\\n(.*?)^```$")
                .matcher(text)
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    /** The rows below a heading, up to the next one: the first cell, and those behind it. */
    Map<String, List<String>> table(String heading) {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        section(heading)
                .lines()
                .filter(line -> line.startsWith("| "))
                .skip(1)
                .map(line -> Stream.of(line.split("(?<!\\\\)\\|", -1))
                        .map(String::strip)
                        .toList())
                .forEach(cells -> {
                    if (rows.put(cells.get(1), cells.subList(2, cells.size() - 1)) != null) {
                        throw new AssertionError(heading + " has two rows for " + cells.get(1));
                    }
                });
        return rows;
    }

    private String section(String heading) {
        int begin = ("\n" + text).indexOf("\n" + heading + "\n");
        if (begin < 0) {
            throw new AssertionError("there is no heading " + heading);
        }
        String rest = text.substring(begin + heading.length());
        return rest.split("(?m)^##+ ", 2)[0];
    }
}
