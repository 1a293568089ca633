// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.migration.docs;

import java.io.IOException;

/** What the examples are about. */
final class Domain {

    private Domain() {}

    record Order(String id) {}

    record Receipt(String id, String state) {}

    interface Gateway {

        Receipt charge(Order order) throws IOException;

        Receipt state(Order order);
    }
}
