// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.rewrite;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openrewrite.InMemoryExecutionContext;
import org.openrewrite.Parser;
import org.openrewrite.Recipe;
import org.openrewrite.Result;
import org.openrewrite.SourceFile;
import org.openrewrite.internal.InMemoryLargeSourceSet;
import org.openrewrite.properties.PropertiesParser;
import org.openrewrite.text.PlainTextParser;
import org.openrewrite.xml.XmlParser;
import org.openrewrite.yaml.YamlParser;

/** Several files, by path, that a recipe is run on. */
record Project(Map<String, String> files) {

    static final String SHOP = "src/main/java/Shop.java";
    static final String APPLICATION = "src/main/resources/application.";

    Project {
        files = new TreeMap<>(files);
    }

    static Project of(String... pathsAndTexts) {
        Map<String, String> files = new LinkedHashMap<>();
        for (int index = 0; index < pathsAndTexts.length; index += 2) {
            files.put(pathsAndTexts[index], pathsAndTexts[index + 1]);
        }
        return new Project(files);
    }

    /** With one class, {@code Shop}. */
    static Project ofShop(String source) {
        return of(SHOP, source);
    }

    /** Where this class is retried, with spring-retry, seven times. */
    static Project retrying(String... pathsAndTexts) {
        Project project = of(pathsAndTexts);
        project.files.put(SHOP, """
                import org.springframework.retry.annotation.Retryable;

                class Shop {
                    @Retryable(maxAttempts = 7)
                    void charge() {}
                }
                """);
        return project;
    }

    Project migrated() {
        return migrated(new MigrateSpringRetry(), Library.SPRING_RETRY);
    }

    Project migrated(Recipe recipe, Library library) {
        InMemoryExecutionContext context = new InMemoryExecutionContext(failure -> {
            throw new IllegalStateException(failure);
        });
        List<SourceFile> sources = new ArrayList<>();
        List<Parser.Input> javaSources = new ArrayList<>();
        files.forEach((path, text) -> {
            Parser.Input input = Parser.Input.fromString(Path.of(path), text);
            if (path.endsWith(".java")) {
                javaSources.add(input);
            } else {
                sources.addAll(
                        parser(path).parseInputs(List.of(input), null, context).toList());
            }
        });
        sources.addAll(library.parser().parseInputs(javaSources, null, context).toList());
        Map<String, String> after = new TreeMap<>(files);
        for (Result result : recipe.run(new InMemoryLargeSourceSet(sources), context)
                .getChangeset()
                .getAllResults()) {
            after.put(
                    result.getAfter().getSourcePath().toString().replace('\\', '/'),
                    result.getAfter().printAll());
        }
        return new Project(after);
    }

    private static Parser parser(String path) {
        if (path.endsWith(".xml")) {
            return XmlParser.builder().build();
        }
        if (path.endsWith(".properties")) {
            return PropertiesParser.builder().build();
        }
        return path.endsWith(".yml")
                ? YamlParser.builder().build()
                : PlainTextParser.builder().build();
    }

    String shop() {
        return files.get(SHOP);
    }

    String yaml() {
        return files.get(APPLICATION + "yml");
    }

    String properties() {
        return files.get(APPLICATION + "properties");
    }
}
