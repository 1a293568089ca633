// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.test.context;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What happened to all operations, in the order it did. Thread-safe. */
final class Timeline {

    /** An event, and what tells its operation apart. */
    private record Entry(Object operation, Event event) {}

    private final List<Entry> entries = new ArrayList<>();

    synchronized void add(Object operation, Event event) {
        entries.add(new Entry(operation, event));
    }

    synchronized List<Event> of(Predicate<Object> operation) {
        return entries.stream()
                .filter(entry -> operation.test(entry.operation()))
                .map(Entry::event)
                .toList();
    }

    /** Those that something happened to. */
    synchronized List<Object> operations() {
        return entries.stream().map(Entry::operation).distinct().toList();
    }

    synchronized void clear() {
        entries.clear();
    }
}
