// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrystarter.core.RetryProfiles;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example of every page is part of something that is compiled, or bound to the starter's properties. */
class ExamplesTests {

    private static final String JAVA = Sources.in("java");
    private static final String KOTLIN = Sources.in("kotlin");

    static Stream<Page> pages() {
        return Page.all().stream();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyExampleInCodeIsCompiled(Page page) {
        assertThat(strangersTo(JAVA, page.blocks("java"))).isEmpty();
        assertThat(strangersTo(KOTLIN, page.blocks("kotlin"))).isEmpty();
    }

    private static List<String> strangersTo(String sources, List<String> examples) {
        return examples.stream()
                .filter(example -> !sources.contains(Sources.squeezed(example)))
                .toList();
    }

    @Test
    void anExampleThatNobodyCompilesIsSeen() {
        assertThat(strangersTo(JAVA, List.of("class ExamplesTests {", "class  NoSuch" + "Examples {")))
                .hasSize(1);
    }

    static Stream<Page> guides() {
        return Stream.of("docs/how-to.md", "docs/faq.md", "docs/reference.md").map(Page::of);
    }

    /** An unknown key or a bad value would stop the start. */
    @ParameterizedTest
    @MethodSource("guides")
    void everyYamlExampleStartsAnApplication(Page page) {
        assertThat(page.blocks("yaml"))
                .allSatisfy(yaml -> StarterContext.runner()
                        .withInitializer(StarterContext.yaml(yaml))
                        .run(context -> assertThat(context).hasNotFailed().hasSingleBean(RetryProfiles.class)));
    }

    @Test
    void thereAreExamples() {
        assertThat(Page.of("docs/how-to.md").blocks("java")).hasSizeGreaterThan(10);
        assertThat(Page.of("docs/how-to.md").blocks("yaml")).isNotEmpty();
        assertThat(Page.of("docs/faq.md").blocks("java")).hasSizeGreaterThan(1);
    }
}
