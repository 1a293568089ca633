// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.readme;

import io.github.retrystarter.annotation.RetryOnConflict;
import io.github.retrystarter.readme.Domain.Carts;
import org.springframework.transaction.annotation.Transactional;

class CartService {

    private final Carts carts;

    CartService(Carts carts) {
        this.carts = carts;
    }

    @RetryOnConflict
    @Transactional
    public void rename(long id, String name) {
        carts.findById(id).orElseThrow().rename(name);
    }
}
