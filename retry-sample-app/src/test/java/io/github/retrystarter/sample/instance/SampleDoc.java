// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.sample.instance;

import io.github.retrystarter.sample.monitoring.Repository;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** What docs/sample.md tells people to type. */
final class SampleDoc {

    private static final Pattern SHELL = Pattern.compile("(?ms)^```sh\\n(.*?)^```$");

    private SampleDoc() {}

    /** What it asks the instance on that port to do. */
    static String path(int port) {
        String beginning = "curl -X POST 'http://localhost:%d".formatted(port);
        String command = commands(beginning).get(0);
        return command.substring(beginning.length(), command.length() - 1);
    }

    /** The lines of its shell blocks that begin so, without the ampersand that puts them in the background. */
    static List<String> commands(String beginning) {
        return SHELL.matcher(Repository.text("docs/sample.md"))
                .results()
                .flatMap(block -> Arrays.stream(block.group(1).split("\\R")))
                .filter(line -> line.startsWith(beginning))
                .map(line -> line.replaceFirst(" &$", ""))
                .toList();
    }
}
