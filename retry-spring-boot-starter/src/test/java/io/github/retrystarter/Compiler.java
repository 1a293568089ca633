// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;

/** Makes classes that lack something at run time which was there when they were compiled. */
public final class Compiler {

    private Compiler() {}

    /** Compiles a class of the default package, with what is in the folder and on the class path. */
    public static void compile(Path folder, String name, String source) throws IOException {
        Path file = Files.writeString(folder.resolve(name + ".java"), source);
        String classPath = folder + File.pathSeparator + System.getProperty("java.class.path");
        int result = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-d", folder.toString(), "-cp", classPath, file.toString());
        if (result != 0) {
            throw new AssertionError(name + " does not compile");
        }
    }
}
