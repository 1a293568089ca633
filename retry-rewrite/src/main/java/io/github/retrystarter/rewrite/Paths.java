// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.rewrite;

import org.openrewrite.SourceFile;

/** Paths as they are compared: with slashes, on every system. */
final class Paths {

    private Paths() {}

    static String of(SourceFile file) {
        return file.getSourcePath().toString().replace('\\', '/');
    }
}
