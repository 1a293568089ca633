// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retrystarter.core.Conflicts;
import io.github.retrystarter.it.CallRecord;
import io.github.retrystarter.it.StarterContext;
import io.github.retrystarter.it.docs.Items.Item;
import io.github.retrystarter.it.docs.Items.ItemRepository;
import io.github.retrystarter.it.docs.Items.Reservations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;

/** The examples of docs/conflicts.md compile and do what they say. */
class ConflictsDocTests {

    private static final Path EXAMPLES = Path.of("src/test/java/io/github/retrystarter/it/docs/Items.java");

    private final String page;

    ConflictsDocTests() throws IOException {
        page = Files.readString(Path.of("../docs/conflicts.md"));
    }

    @Test
    void everyJavaExampleIsCompiled() throws IOException {
        String compiled = squeezed(Files.readString(EXAMPLES));

        assertThat(blocks("java"))
                .hasSize(3)
                .allSatisfy(block -> assertThat(compiled).contains(squeezed(block)));
    }

    @Test
    void reservationThatMeetsAConflictUsesTheContendedProfile() {
        Item contended = quantity -> {
            throw new OptimisticLockingFailureException("again");
        };
        ItemRepository items = id -> Optional.of(contended);

        StarterContext.runner()
                .withBean(Reservations.class, () -> new Reservations(items))
                .run(context -> {
                    assertThatThrownBy(() -> context.getBean(Reservations.class).reserve(1, 1))
                            .isInstanceOf(OptimisticLockingFailureException.class);
                    assertThat(context.getBean(CallRecord.class).attempts()).isEqualTo(Map.of("failure", 20));
                });
    }

    @Test
    void detectorTakesADuplicateOfItsIndexAloneForAConflict() {
        var detector = Conflicts.with(List.of(new Items.Detectors().cartCreatedByAnother()));

        assertThat(detector.isConflict(duplicateOf("one_open_cart"))).isTrue();
        assertThat(detector.isConflict(duplicateOf("cart_pkey"))).isFalse();
    }

    private static Exception duplicateOf(String index) {
        return new DuplicateKeyException("translated", new SQLException("violates " + index, "23505"));
    }

    private List<String> blocks(String language) {
        return Pattern.compile("(?ms)^```" + language + "$\\n(.*?)^```$")
                .matcher(page)
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
