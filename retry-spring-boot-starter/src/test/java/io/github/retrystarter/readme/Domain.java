// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.readme;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/** What the examples take for granted. */
final class Domain {

    private Domain() {}

    record Order(String id) {}

    record Receipt(String id, String text) {}

    interface Gateway {

        Receipt charge(Order order) throws IOException;

        boolean hasCharged(Order order);

        void settle(Order order) throws IOException, TimeoutException;
    }

    interface Cart {

        void rename(String name);
    }

    interface Carts {

        Optional<Cart> findById(long id);
    }

    static final class CartException extends RuntimeException {

        static final int STALE = 7;

        private static final long serialVersionUID = 1L;

        private final int code;

        CartException(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }
    }
}
