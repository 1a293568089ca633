// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.docs.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A table in Markdown. */
final class Table {

    private final List<List<String>> rows = new ArrayList<>();

    Table(String... header) {
        rows.add(List.of(header));
        rows.add(Stream.of(header).map(cell -> "---").toList());
    }

    Table row(String... cells) {
        if (cells.length != rows.get(0).size()) {
            throw new IllegalArgumentException("a row of " + cells.length + " cells: " + List.of(cells));
        }
        rows.add(Stream.of(cells).map(cell -> cell.replace("|", "\\|")).toList());
        return this;
    }

    /** As a word of code, or nothing. */
    static String code(String text) {
        return text.isEmpty() ? "" : "`" + text + "`";
    }

    @Override
    public String toString() {
        return rows.stream()
                .map(cells -> cells.stream()
                        .map(cell -> cell.isEmpty() ? "" : " " + cell)
                        .collect(Collectors.joining(" |", "|", " |")))
                .map(row -> row.replace("| ---", "|---").replace("--- |", "---|"))
                .collect(Collectors.joining("\n"));
    }
}
