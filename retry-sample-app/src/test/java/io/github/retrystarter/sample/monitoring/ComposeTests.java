// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.sample.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever compose.yaml refers to is there. No container is started. */
class ComposeTests {

    private static final Pattern LOCAL_URL = Pattern.compile("http://localhost:(\\d+)");

    /** Written so, Compose leaves it to the shell in the container. */
    private static final Pattern VARIABLE = Pattern.compile("\\$\\$(\\w+)");

    private final ComposeFile compose = ComposeFile.read();

    @Test
    void everyFileThatIsMountedIsThereAndCannotBeChangedFromAContainer() {
        assertThat(mounts().filter(mount -> !mount.isVolume()))
                .isNotEmpty()
                .allSatisfy(mount -> assertThat(mount.file()).isRegularFile())
                .allMatch(Mount::isReadOnly);
    }

    @Test
    void everyVolumeIsDeclaredAndUsed() {
        assertThat(mounts().filter(Mount::isVolume).map(Mount::source))
                .containsExactlyInAnyOrderElementsOf(compose.volumes().keySet());
    }

    @Test
    void everyPortIsOpenToThisMachineAloneAndTakenOnce() {
        List<String> ports = compose.services().values().stream()
                .flatMap(service -> service.ports().stream())
                .toList();
        assertThat(ports).isNotEmpty().allMatch(port -> port.matches("127\\.0\\.0\\.1:\\d+:\\d+"));
        assertThat(ports).extracting(ComposeTests::portOfThisMachine).doesNotHaveDuplicates();
    }

    @Test
    void everyImageHasAVersionAndNoRegistry() {
        Stream<String> pulled =
                compose.services().values().stream().map(Service::image).filter(Objects::nonNull);
        assertThat(Stream.concat(pulled, Dockerfile.read().images().stream()))
                .hasSize(5)
                .allMatch(image -> image.matches("([\\w-]+/)?[\\w-]+:v?\\d+\\S*"));
    }

    @Test
    void everyServiceThatIsWaitedForIsThere() {
        assertThat(compose.services().values())
                .flatExtracting(service -> service.dependencies().keySet())
                .isNotEmpty()
                .isSubsetOf(compose.services().keySet());
    }

    @Test
    void aServiceThatIsToBeHealthyHasACheckThatKnowsItsVariables() {
        assertThat(compose.services().values())
                .flatExtracting(service -> service.dependencies().entrySet())
                .filteredOn(dependency -> dependency.getValue().condition().equals("service_healthy"))
                .isNotEmpty()
                .allSatisfy(dependency -> {
                    Service awaited = compose.service(dependency.getKey());
                    assertThat(awaited.healthcheck()).isNotNull().containsKey("test");
                    assertThat(VARIABLE.matcher(String.valueOf(awaited.healthcheck()))
                                    .results()
                                    .map(variable -> variable.group(1)))
                            .isSubsetOf(awaited.environment().keySet());
                });
    }

    @Test
    void theReadmeNamesEveryPort() {
        String section = MonitoringFiles.section("See it with two instances");
        assertThat(LOCAL_URL.matcher(section).results().map(MatchResult::group).distinct())
                .containsExactlyInAnyOrderElementsOf(compose.services().values().stream()
                        .flatMap(service -> service.ports().stream())
                        .map(port -> "http://localhost:" + portOfThisMachine(port))
                        .toList());
    }

    private Stream<Mount> mounts() {
        return compose.services().values().stream().flatMap(service -> service.mounts().stream());
    }

    private static String portOfThisMachine(String port) {
        return port.split(":")[1];
    }
}
