// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.rewrite;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.openrewrite.java.JavaParser;

/** A library that is migrated from, whose types a parser has to know. */
enum Library {
    SPRING_RETRY(springRetry()),
    /** Its jars are not on the class path, where Spring 6 is; the build copies them. */
    SPRING_7(spring7()),
    BOTH(both());

    private final List<Path> jars;
    private final JavaParser parser;

    Library(List<Path> jars) {
        this.jars = jars;
        parser = builder().build();
    }

    JavaParser.Builder<?, ?> builder() {
        return JavaParser.fromJavaVersion().classpath(jars);
    }

    /** One for all tests, one after the other: to learn the JDK's packages takes longer than most tests. */
    JavaParser parser() {
        return parser.reset();
    }

    private static List<Path> springRetry() {
        return JavaParser.dependenciesFromClasspath("spring-retry", "spring-core", "spring-context", "spring-beans");
    }

    static List<Path> spring7() {
        Path folder = Path.of("target", "spring-7").toAbsolutePath();
        return List.of(folder.resolve("spring-context.jar"), folder.resolve("spring-core.jar"));
    }

    private static List<Path> both() {
        List<Path> jars = new ArrayList<>(spring7());
        jars.addAll(JavaParser.dependenciesFromClasspath("spring-retry"));
        return jars;
    }
}
