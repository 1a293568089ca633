// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core.overload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** docs/overload.md. */
final class OverloadPage {

    private OverloadPage() {}

    /** That it has a table of these rows and no others. */
    static void assertShows(Stream<String> rows) {
        String table = rows.collect(Collectors.joining("\n", "--:|\n", "\n\n"));
        try {
            assertThat(Files.readString(Path.of("..", "docs", "overload.md"))).contains(table);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
