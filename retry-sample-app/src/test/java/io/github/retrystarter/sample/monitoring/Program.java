// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.sample.monitoring;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A program that only some machines have. */
public final class Program {

    private Program() {}

    /**
     * Where it is. A test that wants it is skipped where it is not; CI installs it, so there the test fails.
     *
     * @param debianPackage in which it is
     */
    public static String find(String name, String debianPackage) {
        Optional<Path> found = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
        if (found.isEmpty()) {
            String message = "%s is not on the PATH; on Debian it is in the package %s".formatted(name, debianPackage);
            Assumptions.assumeTrue(System.getenv("CI") != null, message);
            throw new AssertionError(message);
        }
        return found.get().toString();
    }
}
