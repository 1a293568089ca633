// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.sample.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The Dockerfile fits the build that it runs. No image is built. */
class DockerfileTests {

    private static final Pattern JAR = Pattern.compile("[\\w./-]+\\.jar\\b");
    private static final Pattern JAVA = Pattern.compile("eclipse-temurin[:-](\\d+)");

    private final Dockerfile dockerfile = Dockerfile.read();
    private final Pom pom = Pom.of("retry-sample-app");

    @Test
    void everyJarIsTheOneThatThePomMakes() {
        List<String> jars = dockerfile.lines().stream()
                .flatMap(line -> JAR.matcher(line).results().map(MatchResult::group))
                .toList();
        assertThat(jars).containsExactly("retry-sample-app/target/" + pom.jar(), pom.jar());
    }

    @Test
    void thePomMakesAJarThatRuns() {
        assertThat(pom.values("/project/build/plugins/plugin[artifactId='spring-boot-maven-plugin']//goal"))
                .containsExactly("repackage");
    }

    @Test
    void everyModuleOfTheBuildReachesIt() {
        List<String> ignore = Repository.text(".dockerignore").lines().toList();
        assertThat(ignore).contains("*");
        List<String> letIn = ignore.stream()
                .filter(pattern -> pattern.startsWith("!"))
                .map(pattern -> pattern.substring(1))
                .toList();

        assertThat(letIn)
                .allSatisfy(pattern -> assertThat(inRepository(pattern)).isNotEmpty());
        assertThat(letIn).contains("pom.xml");
        assertThat(Pom.of("").values("/project/modules/module"))
                .isNotEmpty()
                .allMatch(module -> letIn.stream().anyMatch(pattern -> matches(pattern, Path.of(module))));
    }

    @Test
    void everythingThatIsCopiedIsThere() {
        List<String> fromHere = dockerfile.all("COPY").stream()
                .filter(copy -> !copy.startsWith("--from"))
                .toList();
        assertThat(fromHere)
                .isNotEmpty()
                .allSatisfy(copy ->
                        assertThat(Repository.ROOT.resolve(copy.split(" ")[0])).exists());
    }

    /** All that {@code extract --layers} makes, but the loader: without {@code --launcher} its layer is empty. */
    @Test
    void everyLayerIsCopiedFromWhereTheBuildPutsIt() {
        assertThat(dockerfile.all("FROM").get(0)).endsWith(" AS build");
        String folder = dockerfile.all("WORKDIR").get(0);
        assertThat(dockerfile.all("RUN")).anyMatch(run -> run.endsWith(" extract --layers --destination layers"));
        assertThat(dockerfile.lastStage().all("COPY"))
                .containsExactlyElementsOf(Stream.of("dependencies", "snapshot-dependencies", "application")
                        .map(layer -> "--from=build %s/layers/%s/ ./".formatted(folder, layer))
                        .toList());
    }

    @Test
    void theImageHasTheJavaThatTheCodeIsCompiledFor() {
        String release = Pom.of("").value("/project/properties/maven.compiler.release");
        assertThat(dockerfile.images())
                .extracting(image ->
                        JAVA.matcher(image).results().findFirst().orElseThrow().group(1))
                .containsExactly(release, release);
    }

    @Test
    void itsHealthIsAskedForWhereTheApplicationListens() {
        String port = dockerfile.all("EXPOSE").get(0);
        assertThat(ComposeFile.read().applications().values())
                .extracting(app -> String.valueOf(app.port()))
                .containsOnly(port);
        assertThat(dockerfile.all("HEALTHCHECK"))
                .singleElement()
                .asString()
                .contains("\"http://localhost:%s/actuator/health\"".formatted(port));
    }

    @Test
    void theApplicationDoesNotRunAsRoot() {
        Dockerfile image = dockerfile.lastStage();
        assertThat(image.all("USER"))
                .singleElement()
                .satisfies(user -> assertThat(image.all("RUN")).contains("useradd --system " + user));
    }

    private static List<Path> inRepository(String pattern) throws IOException {
        try (Stream<Path> files = Files.list(Repository.ROOT)) {
            return files.filter(file -> matches(pattern, file.getFileName())).toList();
        }
    }

    private static boolean matches(String pattern, Path file) {
        return FileSystems.getDefault().getPathMatcher("glob:" + pattern).matches(file);
    }
}
