// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.docs.jpa;

import io.github.retrystarter.annotation.RetryOnConflict;
import java.util.UUID;
import org.springframework.transaction.annotation.Transactional;

class Reservations {

    private final ProcessedMessages processed;
    private final ItemRepository items;

    Reservations(ProcessedMessages processed, ItemRepository items) {
        this.processed = processed;
        this.items = items;
    }

    @RetryOnConflict
    @Transactional
    public void reserve(UUID message, long id, int quantity) {
        if (processed.existsById(message)) {
            return; // delivered before, and done
        }
        processed.save(new ProcessedMessage(message));
        items.findById(id).orElseThrow().take(quantity);
    }

    /** Without a look whether it is there. */
    @RetryOnConflict
    @Transactional
    public void insert(UUID message) {
        processed.save(new ProcessedMessage(message));
    }
}
