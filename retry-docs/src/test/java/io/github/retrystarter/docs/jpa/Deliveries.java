// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.docs.jpa;

import java.util.Map;
import java.util.TreeMap;

class Deliveries {

    private final Stock stock;

    Deliveries(Stock stock) {
        this.stock = stock;
    }

    public void send(Map<Long, Integer> quantities) {
        quantities.forEach(stock::reserve); // a transaction and five attempts for each item
    }

    /** The same with somebody else in the middle. */
    void sendInCompany(Map<Long, Integer> quantities) {
        new TreeMap<>(quantities).forEach(stock::reserveInCompany);
    }
}
