// SPDX-License-Identifier: Apache-2.0
package com.acme;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs a main class of a module in a JVM of its own: the real module path, not what a test runner makes of it. */
record ModulePath(List<String> options, String... places) {

    /** What it printed, and how it ended in the last line. */
    String run(String main) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        command.addAll(options);
        command.addAll(List.of("--module-path", String.join(File.pathSeparator, places), "--module", main));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (InputStream output = process.getInputStream()) {
            String printed = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            return printed + "exit " + process.waitFor();
        }
    }
}
