// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.sample.monitoring;

import java.util.List;

/**
 * What the Dockerfile at the top of the repository says.
 *
 * @param lines one for each instruction, without comments
 */
record Dockerfile(List<String> lines) {

    static Dockerfile read() {
        String text = Repository.text("Dockerfile").replaceAll("(?m)^#.*\\n", "");
        return new Dockerfile(text.replaceAll("\\\\\\n\\s*", " ")
                .lines()
                .filter(line -> !line.isBlank())
                .toList());
    }

    /** What comes after this word, wherever it begins an instruction. */
    List<String> all(String instruction) {
        return lines.stream()
                .filter(line -> line.startsWith(instruction + " "))
                .map(line -> line.substring(instruction.length() + 1).strip())
                .toList();
    }

    /** Of the stage that becomes the image. */
    Dockerfile lastStage() {
        int begin = lines.lastIndexOf("FROM " + all("FROM").get(all("FROM").size() - 1));
        return new Dockerfile(lines.subList(begin, lines.size()));
    }

    /** Names of the images that its stages begin with. */
    List<String> images() {
        return all("FROM").stream().map(from -> from.replaceFirst(" AS .*", "")).toList();
    }
}
