package io.github.retrystarter.sample.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The alerts, by Prometheus's own tool. */
class PromtoolTests {

    @ParameterizedTest
    @CsvSource({"check, retry-alerts.yml", "test, retry-alerts-test.yml"})
    void theRulesPass(String command, String file) throws IOException, InterruptedException {
        Process promtool = new ProcessBuilder(Program.find("promtool"), command, "rules", file)
                .directory(MonitoringFiles.FOLDER.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(promtool.waitFor()).as(output).isZero();
    }
}
