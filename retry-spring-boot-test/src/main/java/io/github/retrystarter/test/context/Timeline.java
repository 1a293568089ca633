// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.test.context;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What happened to all operations, in the order it did. Thread-safe.
 *
 * @param <K> what tells operations apart
 */
final class Timeline<K> {

    private record Entry<K>(K operation, Event event) {}

    private final List<Entry<K>> entries = new ArrayList<>();

    synchronized void add(K operation, Event event) {
        entries.add(new Entry<>(operation, event));
    }

    synchronized List<Event> of(Predicate<? super K> operation) {
        return entries.stream()
                .filter(entry -> operation.test(entry.operation()))
                .map(Entry::event)
                .toList();
    }

    /** Those that something happened to. */
    synchronized List<K> operations() {
        return entries.stream().map(Entry::operation).distinct().toList();
    }

    synchronized void clear() {
        entries.clear();
    }
}
