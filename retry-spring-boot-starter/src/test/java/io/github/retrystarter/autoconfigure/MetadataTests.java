// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrystarter.StarterContext;
import io.github.retrystarter.core.Backoff;
import io.github.retrystarter.core.JitterMode;
import io.github.retrystarter.core.NestedRetries;
import io.github.retrystarter.core.RetryProfile;
import io.github.retrystarter.core.RetryProfiles;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.boot.json.JsonParserFactory;

/** What IDEs know of the keys: the generated file, as it is in the jar. */
class MetadataTests {

    private static final String FILE = "META-INF/spring-configuration-metadata.json";

    private final Map<String, Map<String, Object>> properties = named("properties");
    private final Map<String, Map<String, Object>> hints = named("hints");

    @Test
    void everyKeyHasATypeADescriptionAndItsDefault() {
        assertThat(keys("retry.", RetryProperties.class).filter(key -> !key.equals("retry.profiles")))
                .containsExactlyInAnyOrder(
                        "retry.enabled",
                        "retry.order",
                        "retry.outer-transaction",
                        "retry.nested",
                        "retry.conflict.exceptions")
                .allSatisfy(key ->
                        assertThat(properties.get(key)).as(key).containsKeys("type", "description", "defaultValue"));
        assertThat(properties.get("retry.enabled")).containsEntry("defaultValue", true);
        assertThat(properties.get("retry.order")).containsEntry("defaultValue", 2147483637);
        assertThat(properties.get("retry.outer-transaction")).containsEntry("defaultValue", "rethrow");
        assertThat(properties.get("retry.nested")).containsEntry("defaultValue", "multiply");
        assertThat(properties.get("retry.profiles")).containsKeys("type", "description");
    }

    @Test
    void everyKeyOfTheBuiltInProfilesIsThereAndDescribed() {
        for (String profile : List.of("default", "conflict", "contended")) {
            assertThat(keys("retry.profiles." + profile + ".", ProfileProperties.class))
                    .hasSize(12)
                    .allSatisfy(key -> assertThat(properties.get(key))
                            .as(key)
                            .isNotNull()
                            .containsKeys("type", "sourceType")
                            .hasEntrySatisfying(
                                    "description",
                                    text -> assertThat((String) text)
                                            .endsWith(".")
                                            .doesNotStartWith("The ")));
        }
    }

    @Test
    void descriptionsOfAllProfilesAreTheSame() {
        for (String key : keys("", ProfileProperties.class).toList()) {
            assertThat(Stream.of("default", "conflict", "contended")
                            .map(profile -> properties.get("retry.profiles." + profile + "." + key))
                            .map(property -> property.get("description"))
                            .distinct())
                    .as(key)
                    .hasSize(1);
        }
    }

    @Test
    void theDefaultsShownAreThoseInForce() {
        StarterContext.runner()
                .run(context -> context.getBean(RetryProfiles.class).all().forEach(this::requireDefaultsOf));
    }

    @Test
    void namesOfProfilesAreHintedAndOthersAllowed() {
        assertThat(values("retry.profiles.keys")).containsExactly("default", "conflict", "contended");
        assertThat(hints.get("retry.profiles.keys").get("providers")).isEqualTo(List.of(Map.of("name", "any")));
    }

    @Test
    void everyChoiceIsHintedAndDescribed() {
        Map<String, Class<? extends Enum<?>>> choices = Map.of(
                "retry.nested", NestedRetries.class,
                "retry.outer-transaction", OuterTransaction.class,
                "retry.profiles.default.jitter-mode", JitterMode.class,
                "retry.profiles.conflict.jitter-mode", JitterMode.class,
                "retry.profiles.contended.jitter-mode", JitterMode.class);
        choices.forEach((key, type) -> {
            assertThat(properties).as("a hint for a key that is there").containsKey(key);
            assertThat(values(key))
                    .as(key)
                    .containsExactlyElementsOf(Arrays.stream(type.getEnumConstants())
                            .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                            .toList());
        });
    }

    @Test
    void whereAnExceptionTypeBelongsTheIdeOffersExceptionTypes() {
        assertThat(properties.keySet().stream()
                        .filter(key -> key.endsWith("cludes") || key.equals("retry.conflict.exceptions")))
                .hasSize(7)
                .allSatisfy(key -> assertThat(hints.get(key).get("providers"))
                        .as(key)
                        .isEqualTo(List.of(Map.of(
                                "name",
                                "class-reference",
                                "parameters",
                                Map.of("target", "java.lang.Throwable", "concrete", false)))));
    }

    @SuppressWarnings("unchecked") // JSON: an array of objects under "values"
    private List<String> values(String key) {
        return ((List<Map<String, String>>) hints.get(key).get("values"))
                .stream()
                        .peek(value -> assertThat(value.get("description"))
                                .as(key)
                                .isNotBlank()
                                .endsWith("."))
                        .map(value -> value.get("value"))
                        .toList();
    }

    private void requireDefaultsOf(RetryProfile profile) {
        Backoff backoff = profile.backoff();
        assertThat(shown(profile, "steps")).isEqualTo(backoff.steps());
        assertThat(DurationStyle.SIMPLE.parse((String) shown(profile, "duration")))
                .isEqualTo(backoff.duration());
        assertThat((Number) shown(profile, "factor"))
                .extracting(Number::doubleValue)
                .isEqualTo(backoff.factor());
        assertThat((Number) shown(profile, "jitter"))
                .extracting(Number::doubleValue)
                .isEqualTo(backoff.jitter());
        assertThat(shown(profile, "jitter-mode"))
                .isEqualTo(backoff.jitterMode().name().toLowerCase(Locale.ROOT));
        Object cap = shown(profile, "cap");
        assertThat(cap == null ? null : DurationStyle.SIMPLE.parse((String) cap))
                .isEqualTo(backoff.cap());
        assertThat(shown(profile, "timeout")).isNull();
        assertThat(profile.timeout()).isNull();
        assertThat(DurationStyle.SIMPLE.parse((String) shown(profile, "max-retry-after")))
                .isEqualTo(profile.maxRetryAfter());
        assertThat(shown(profile, "includes")).isEqualTo(List.of());
        assertThat(shown(profile, "excludes")).isEqualTo(List.of());
        assertThat(shown(profile, "budget.capacity")).isEqualTo(500);
        assertThat(shown(profile, "budget.cost")).isEqualTo(5);
    }

    private @Nullable Object shown(RetryProfile profile, String key) {
        return properties.get("retry.profiles." + profile.name() + "." + key).get("defaultValue");
    }

    private static Stream<String> keys(String prefix, Class<?> type) {
        return Arrays.stream(type.getRecordComponents()).flatMap(component -> keys(prefix, component));
    }

    private static Stream<String> keys(String prefix, RecordComponent component) {
        String key = prefix + PropertyOrigins.dashed(component.getName());
        return component.getType().isRecord() ? keys(key + ".", component.getType()) : Stream.of(key);
    }

    @SuppressWarnings("unchecked") // JSON: an array of objects under each
    private static Map<String, Map<String, Object>> named(String section) {
        return ((List<Map<String, Object>>) ours().get(section))
                .stream()
                        .collect(Collectors.toMap(
                                entry -> (String) entry.get("name"), Function.identity(), (one, other) -> {
                                    throw new AssertionError("described twice: " + one);
                                }));
    }

    private static Map<String, Object> ours() {
        try {
            for (URL url : Collections.list(MetadataTests.class.getClassLoader().getResources(FILE))) {
                if (url.toString().contains("/retry-spring-boot-starter/")) {
                    try (InputStream file = url.openStream()) {
                        return JsonParserFactory.getJsonParser()
                                .parseMap(new String(file.readAllBytes(), StandardCharsets.UTF_8));
                    }
                }
            }
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
        throw new AssertionError("no metadata was generated");
    }
}
