// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every link from one page to another leads to something. */
class LinksTests {

    static Stream<Page> pages() {
        return Page.all().stream();
    }

    @Test
    void thePagesAreFound() {
        assertThat(pages()).hasSizeGreaterThan(12).extracting(Page::toString).contains("README.md", "docs/faq.md");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyRelativeLinkLeadsToAFileAndAHeading(Page page) {
        assertThat(page.links().stream().filter(link -> !leads(page, link))).isEmpty();
    }

    private static boolean leads(Page page, String link) {
        if (link.matches("[a-z]+:.*")) {
            return true;
        }
        String[] parts = link.split("#", 2);
        Path folder = page.file().getParent();
        Path file = parts[0].isEmpty() ? page.file() : folder.resolve(parts[0]).normalize();
        if (!Files.exists(file) || !file.startsWith(Page.ROOT)) {
            return false;
        }
        return parts.length == 1 || Page.of(file.toString()).anchors().contains(parts[1]);
    }

    @Test
    void aLinkToNothingIsSeen() {
        Page page = Page.of("docs/conflicts.md");
        assertThat(List.of("#how-to-choose", "overload.md", "../README.md#metrics", "https://example.com"))
                .allMatch(link -> leads(page, link));
        assertThat(List.of("#how-to-chose", "overlod.md", "../README.md#metric", "/etc/hosts", "../../../etc/hosts"))
                .noneMatch(link -> leads(page, link));
    }
}
