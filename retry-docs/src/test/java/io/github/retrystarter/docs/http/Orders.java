// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.docs.http;

import java.util.UUID;

class Orders {

    private final PaymentClient payments;

    Orders(PaymentClient payments) {
        this.payments = payments;
    }

    public void pay(String order) {
        payments.charge(order, UUID.randomUUID().toString()); // made out here: one for all attempts
    }
}
