// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.sample.stock;

/** There is not enough of an item. No conflict, so it is not retried: trying again brings no new stock. */
class OutOfStockException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OutOfStockException(String sku, int wanted, long available) {
        super("%d of %s wanted, %d available".formatted(wanted, sku, available));
    }
}
