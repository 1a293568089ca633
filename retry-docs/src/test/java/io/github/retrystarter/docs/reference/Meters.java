// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.docs.reference;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The meters of an application that has been called. */
final class Meters {

    private Meters() {}

    static Table in(MeterRegistry registry) {
        Map<String, List<Meter.Id>> byName = registry.getMeters().stream()
                .map(Meter::getId)
                .filter(id -> id.getName().startsWith("retry."))
                .collect(Collectors.groupingBy(Meter.Id::getName, TreeMap::new, Collectors.toList()));
        Table table = new Table("meter", "type", "tags", "meaning");
        byName.forEach((name, ids) -> table.row(
                Table.code(name),
                ids.get(0).getType().name().toLowerCase(Locale.ROOT),
                tags(ids),
                Objects.requireNonNull(ids.get(0).getDescription())));
        return table;
    }

    private static String tags(List<Meter.Id> ids) {
        return ids.stream()
                .flatMap(id -> id.getTags().stream().map(Tag::getKey))
                .distinct()
                .map(Table::code)
                .collect(Collectors.joining(", "));
    }
}
