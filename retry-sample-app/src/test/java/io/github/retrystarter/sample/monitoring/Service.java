// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.sample.monitoring;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A service of compose.yaml.
 *
 * @param build the folder that its image is built from, else it has an {@code image}
 * @param environment variables of the container
 * @param ports as {@code address:port:port of the container}
 * @param volumes as {@code source:target}, or {@code source:target:ro}
 * @param dependencies by name of the service that is waited for
 * @param healthcheck what tells that it is up
 */
record Service(
        @Nullable String build,
        @Nullable String image,
        Map<String, String> environment,
        List<String> ports,
        List<String> volumes,
        @JsonProperty("depends_on") Map<String, Dependency> dependencies,
        @Nullable Map<String, Object> healthcheck) {

    /** What is not written is empty. */
    Service {
        environment = Objects.requireNonNullElse(environment, Map.of());
        ports = Objects.requireNonNullElse(ports, List.of());
        volumes = Objects.requireNonNullElse(volumes, List.of());
        dependencies = Objects.requireNonNullElse(dependencies, Map.of());
    }

    /** What is waited for: {@code service_started} or {@code service_healthy}. */
    record Dependency(String condition) {}

    /** The port that it listens to in its container. */
    int port() {
        String published = ports.get(0);
        return Integer.parseInt(published.substring(published.lastIndexOf(':') + 1));
    }

    List<Mount> mounts() {
        return volumes.stream().map(Mount::of).toList();
    }

    /** What the container has for this file of the repository. */
    Optional<String> mounted(String file) {
        return mounts().stream()
                .filter(mount -> mount.source().equals("./" + file))
                .map(Mount::target)
                .findFirst();
    }
}
