package io.github.retrystarter.sample.instance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** What docs/sample.md tells people to type. */
final class SampleDoc {

    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final Pattern SHELL = Pattern.compile("(?ms)^```sh\\n(.*?)^```$");

    private SampleDoc() {}

    /** What it asks the instance on that port to do. */
    static String path(int port) throws IOException {
        String beginning = "curl -X POST 'http://localhost:%d".formatted(port);
        String command = commands(beginning).get(0);
        return command.substring(beginning.length(), command.length() - 1);
    }

    /** The lines of its shell blocks that begin so, without the ampersand that puts them in the background. */
    static List<String> commands(String beginning) throws IOException {
        return SHELL.matcher(Files.readString(ROOT.resolve("docs/sample.md")))
                .results()
                .flatMap(block -> Arrays.stream(block.group(1).split("\\R")))
                .filter(line -> line.startsWith(beginning))
                .map(line -> line.replaceFirst(" &$", ""))
                .toList();
    }
}
