// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.retrystarter.annotation.RetryOnError;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Classes are read from wherever ArchUnit finds them. */
class ClassFileTests {

    private static final String FILE = ClassFileTests.class.getSimpleName() + "$Payments.class";

    @TempDir
    private Path directory;

    @Test
    void aClassOfAJarIsRead() throws IOException {
        Path jar = directory.resolve("payments.jar");
        try (JarOutputStream entries = new JarOutputStream(Files.newOutputStream(jar))) {
            entries.putNextEntry(new JarEntry("io/github/retrystarter/test/" + FILE));
            entries.write(payments());
        }
        try (JarFile archive = new JarFile(jar.toFile())) {
            assertThat(findings(new ClassFileImporter().importJar(archive))).isEqualTo(1);
        }
    }

    @Test
    void aClassCompiledForJava25IsRead() throws IOException {
        byte[] bytes = payments();
        bytes[7] = 69; // the major version
        Files.write(directory.resolve(FILE), bytes);
        assertThat(findings(new ClassFileImporter().importPath(directory))).isEqualTo(1);
    }

    @Test
    void aClassOfTheJdkIsRead() {
        JavaClass list = new ClassFileImporter().importClass(java.util.List.class);
        assertThat(ClassFile.read(list).name).isEqualTo("java/util/List");
    }

    @Test
    void aFileThatIsGoneIsNamed() throws IOException {
        Path file = Files.write(directory.resolve(FILE), payments());
        JavaClasses imported = new ClassFileImporter().importPath(directory);
        Files.delete(file);
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> RetryRules.NO_SELF_INVOCATION.evaluate(imported))
                .withMessage("Cannot read " + file.toUri());
    }

    private static int findings(JavaClasses classes) {
        return RetryRules.NO_SELF_INVOCATION
                .evaluate(classes)
                .getFailureReport()
                .getDetails()
                .size();
    }

    private static byte[] payments() throws IOException {
        try (InputStream file = ClassFileTests.class.getResourceAsStream(FILE)) {
            return file.readAllBytes();
        }
    }

    static class Payments {

        @RetryOnError
        public void charge() {}

        void call() {
            charge();
        }
    }
}
