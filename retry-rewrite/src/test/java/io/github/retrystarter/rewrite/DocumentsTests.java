// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where in a configuration file profiles go. */
class DocumentsTests {

    private static final String PROFILE = """
            retry:
              profiles:
                shop-charge:
                  steps: 7
                  duration: 1s
                  factor: 1.0
                  jitter: 0.0
            """;
    private static final String LINES = """
            retry.profiles.shop-charge.steps=7
            retry.profiles.shop-charge.duration=1s
            retry.profiles.shop-charge.factor=1.0
            retry.profiles.shop-charge.jitter=0.0
            """;
    private static final String DEV = "spring:\n  config:\n    activate:\n      on-profile: dev\n";

    private static String yaml(String before) {
        return Project.retrying(Project.APPLICATION + "yml", before).migrated().yaml();
    }

    private static String properties(String before) {
        return Project.retrying(Project.APPLICATION + "properties", before)
                .migrated()
                .properties();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                DEV,
                "spring.config.activate.on-cloud-platform: none\n",
                "spring:\n  config.activate:\n    on-profile: dev\n"
            })
    void documentOfASpringProfileIsPassedOver(String bound) {
        String open = "server:\n  port: 80\n";
        assertThat(yaml(bound + "---\n" + open)).isEqualTo(bound + "---\n" + open + PROFILE);
        assertThat(yaml(bound)).isEqualTo(PROFILE + "---\n" + bound);
        assertThat(yaml("---\n" + bound)).isEqualTo(PROFILE + "---\n" + bound);
    }

    @Test
    void fileOfCommentsOnlyKeepsThem() {
        assertThat(yaml("# nothing yet\n")).isEqualTo("# nothing yet\n" + PROFILE.strip());
        assertThat(yaml("# head\n---\nserver:\n  port: 80\n")).contains("# head\n", "server:\n  port: 80\n" + PROFILE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "retry: 5\n",
                "retry:\nserver:\n  port: 80\n",
                "retry:\n  profiles:\n  enabled: true\n",
                "retry:\n  profiles: {}\n",
                "{server: {port: 80}}\n",
                "retry: {profiles: {other: {steps: 2}}}\n",
                "retry:\n  profiles: {other: {steps: 2}}\n",
                "retry:\n  profiles: []\n"
            })
    void whatCannotBeAddedIsSaidOnTop(String before) {
        assertThat(yaml(before))
                .startsWith("# TODO retry-starter: this cannot be added here, do it by hand:\n")
                .contains("# retry:\n#   profiles:\n#     shop-charge:\n#       steps: 7\n")
                .endsWith("\n" + before);
    }

    @Test
    void propertiesBeforeTheFirstSeparator() {
        String dev = "spring.config.activate.on-profile=dev\nserver.port=81\n";
        assertThat(properties("# head\nserver.port: 80\n#---\n" + dev))
                .isEqualTo("# head\nserver.port: 80\n" + LINES + "#---\n" + dev);
        assertThat(properties("server.port: 80\n!---\n" + dev)).isEqualTo("server.port: 80\n" + LINES + "!---\n" + dev);
        assertThat(properties("#---\n" + dev)).isEqualTo(LINES + "#---\n" + dev);
        assertThat(properties(dev)).isEqualTo(LINES + "#---\n" + dev);
        assertThat(properties("# only dev\n" + dev)).isEqualTo(LINES + "!---\n# only dev\n" + dev);
    }

    @Test
    void keyOfAnotherDocumentDoesNotCountAsWritten() {
        String dev = "#---\nspring.config.activate.on-profile=dev\n" + LINES;
        assertThat(properties("server.port=80\n" + dev)).isEqualTo("server.port=80\n" + LINES + dev);
    }
}
