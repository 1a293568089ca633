// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.test;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLConnection;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;

/** Reads the byte code of a class from where ArchUnit found it: a directory, a jar or the JDK. */
final class ClassFile {

    private ClassFile() {}

    /** @param type imported, not merely referred to: only such a class has a source */
    static ClassNode read(JavaClass type) {
        URI uri = type.getSource().orElseThrow().getUri();
        ClassNode content = new ClassNode();
        try {
            URLConnection connection = uri.toURL().openConnection();
            // would keep a jar open, and Windows then refuses to replace it
            connection.setUseCaches(false);
            try (InputStream bytes = connection.getInputStream()) {
                new ClassReader(bytes).accept(content, ClassReader.SKIP_FRAMES);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot read " + uri, failure);
        }
        return content;
    }
}
