// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.sample.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The alerts, and the configuration that compose.yaml starts with, by Prometheus's own tool. */
class PromtoolTests {

    @ParameterizedTest
    @CsvSource({"check, retry-alerts.yml", "test, retry-alerts-test.yml"})
    void theRulesPass(String command, String file) throws IOException, InterruptedException {
        assertPasses(command, "rules", file);
    }

    @Test
    void theConfigurationOfComposePasses(@TempDir Path folder) throws IOException, InterruptedException {
        String configuration = MonitoringFiles.text("compose/prometheus.yml");
        for (Mount mount : ComposeFile.read().service("prometheus").mounts()) {
            configuration = configuration.replace(mount.target(), mount.file().toString());
        }
        Path file = Files.writeString(folder.resolve("prometheus.yml"), configuration);
        assertPasses("check", "config", file.toString());
    }

    private static void assertPasses(String... command) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(command));
        line.add(0, Program.find("promtool", "prometheus"));
        Process promtool = new ProcessBuilder(line)
                .directory(MonitoringFiles.FOLDER.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(promtool.waitFor()).as(output).isZero();
    }
}
