// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.docs.kafka;

import io.github.retrystarter.annotation.RetryOnError;
import java.io.IOException;
import org.springframework.kafka.annotation.KafkaListener;

class ReservationListener {

    private final Warehouse warehouse;

    ReservationListener(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    @KafkaListener(topics = "reservations", groupId = "warehouse")
    @RetryOnError(backoff = "listener", includes = IOException.class)
    public void receive(String sku) throws IOException {
        warehouse.reserve(sku);
    }
}
