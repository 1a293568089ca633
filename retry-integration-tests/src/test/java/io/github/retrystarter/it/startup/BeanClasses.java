// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.startup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Classes of an application, made anew for each run: every second has an interface, every third a superclass. */
final class BeanClasses {

    static final int COUNT = Integer.getInteger("startup.beans", 1000);

    private static final String PACKAGE = "startup.beans";
    private static final String BEAN = """
        package startup.beans;

        @org.springframework.stereotype.Service
        public class Bean%1$d %2$s {

            private long total;

            %3$s
            public String name(String text) { return text + total; }

            public long add(long amount) { return total += amount; }

            %4$s
            public boolean reserve(String item, int amount) { return amount > total && !item.isEmpty(); }

            public java.util.List<String> all() { return java.util.List.of(); }

            public void clear() { total = 0; }

            int size() { return helper(); }

            private int helper() { return 7; }
        }
        """;

    private BeanClasses() {}

    static String nameOf(int bean) {
        return PACKAGE + ".Bean" + bean;
    }

    /** Every second class has one or two annotated methods; in turn, so that they are spread over the other kinds. */
    static void compileHalfAnnotated(Path folder) throws IOException {
        compile(
                folder,
                IntStream.range(0, COUNT)
                        .mapToObj(bean -> bean % 4 < 2 ? annotated(bean) : plain(bean))
                        .toList());
    }

    static void compilePlain(Path folder) throws IOException {
        compile(folder, IntStream.range(0, COUNT).mapToObj(BeanClasses::plain).toList());
    }

    private static String annotated(int bean) {
        String second = bean % 4 == 0 ? "@io.github.retrystarter.annotation.RetryOnError(backoff = \"default\")" : "";
        return BEAN.formatted(bean, above(bean), second, "@io.github.retrystarter.annotation.RetryOnConflict");
    }

    private static String plain(int bean) {
        return BEAN.formatted(bean, above(bean), "", "");
    }

    private static String above(int bean) {
        String superclass = bean % 3 == 0 ? "extends Base " : "";
        return bean % 2 == 0 ? superclass + "implements Named<String>" : superclass;
    }

    private static void compile(Path folder, List<String> beans) throws IOException {
        List<String> files = new ArrayList<>();
        files.add(write(folder, "Named", "package startup.beans; public interface Named<T> { String name(T text); }"));
        files.add(write(folder, "Base", "package startup.beans; public class Base { public void clear() {} }"));
        for (int bean = 0; bean < beans.size(); bean++) {
            files.add(write(folder, "Bean" + bean, beans.get(bean)));
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> arguments = new ArrayList<>(
                List.of("-proc:none", "-d", folder.toString(), "-cp", System.getProperty("java.class.path")));
        arguments.addAll(files);
        if (compiler.run(null, null, null, arguments.toArray(String[]::new)) != 0) {
            throw new IllegalStateException("The generated classes do not compile");
        }
    }

    private static String write(Path folder, String name, String source) throws IOException {
        return Files.writeString(folder.resolve(name + ".java"), source).toString();
    }
}
