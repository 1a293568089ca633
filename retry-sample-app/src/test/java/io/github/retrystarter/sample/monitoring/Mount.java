// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.sample.monitoring;

import java.nio.file.Path;
import java.util.List;

/**
 * What a container has from outside.
 *
 * @param source a file of the repository, or a volume's name
 * @param target where it is in the container
 */
record Mount(String source, String target, boolean isReadOnly) {

    static Mount of(String text) {
        List<String> parts = List.of(text.split(":"));
        return new Mount(parts.get(0), parts.get(1), parts.size() > 2 && "ro".equals(parts.get(2)));
    }

    boolean isVolume() {
        return !source.contains("/");
    }

    Path file() {
        return Repository.ROOT.resolve(source).normalize();
    }
}
