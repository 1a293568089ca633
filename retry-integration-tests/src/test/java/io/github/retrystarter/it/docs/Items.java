// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.docs;

import io.github.retrystarter.annotation.RetryOnConflict;
import io.github.retrystarter.core.ConflictDetector;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.transaction.annotation.Transactional;

/** The examples of docs/conflicts.md. */
class Items {

    interface Item {

        void reserve(int quantity);
    }

    interface ItemRepository {

        Optional<Item> findById(long id);
    }

    record Order(long item, int quantity) {}

    interface Checkout {

        void reserve(Order order, String key);
    }

    static class Reservations {

        private final ItemRepository items;

        Reservations(ItemRepository items) {
            this.items = items;
        }

        @RetryOnConflict(backoff = "contended")
        @Transactional
        public void reserve(long item, int quantity) {
            items.findById(item).orElseThrow().reserve(quantity);
        }
    }

    static class Orders {

        private final Checkout checkout;

        Orders(Checkout checkout) {
            this.checkout = checkout;
        }

        public void place(Order order) {
            String key = UUID.randomUUID().toString(); // one for all attempts
            checkout.reserve(order, key);
        }
    }

    static class Detectors {

        @Bean
        ConflictDetector cartCreatedByAnother() {
            return failure -> failure instanceof SQLException sql
                    && "23505".equals(sql.getSQLState())
                    && String.valueOf(sql.getMessage()).contains("one_open_cart");
        }
    }
}
