// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrystarter.StarterContext;
import io.github.retrystarter.core.RetryBudget;
import io.github.retrystarter.core.RetryProfiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.ByteArrayResource;

/** What docs/overload.md says of settings is so; retry-core checks its numbers. */
class OverloadDocTests {

    private static final Path DOC = Path.of("..", "docs", "overload.md");

    @Test
    void theExampleHasTheBudgetThatItShows() {
        StarterContext.runner()
                .withInitializer(OverloadDocTests::addExample)
                .run(context -> assertThat(context.getBean(RetryProfiles.class)
                                .get("payments")
                                .budget())
                        .extracting(RetryBudget::capacity, RetryBudget::cost)
                        .containsExactly(500, 5));
    }

    private static void addExample(ConfigurableApplicationContext context) {
        try {
            String yaml = Pattern.compile("(?ms)^```yaml$\\n(.*?)^```$")
                    .matcher(Files.readString(DOC))
                    .results()
                    .map(block -> block.group(1))
                    .findFirst()
                    .orElseThrow();
            new YamlPropertySourceLoader()
                    .load("example", new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)))
                    .forEach(context.getEnvironment().getPropertySources()::addFirst);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Test
    void aBudgetOfDefaultGoesForEveryProfileOfOnesOwnButForNoneOfConflicts() {
        StarterContext.runner()
                .withPropertyValues("retry.profiles.default.budget.cost=10", "retry.profiles.mine.steps=2")
                .run(context -> {
                    RetryProfiles profiles = context.getBean(RetryProfiles.class);
                    assertThat(profiles.get("mine").budget())
                            .extracting(RetryBudget::capacity, RetryBudget::cost)
                            .containsExactly(500, 10);
                    assertThat(profiles.get("conflict").budget()).isNull();
                    assertThat(profiles.get("contended").budget()).isNull();
                });
    }
}
