// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.docs.http;

import io.github.retrystarter.annotation.RetryOnError;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;

@RetryOnError(backoff = "inventory")
interface InventoryApi {

    @GetExchange("/stock/{sku}")
    int stock(@PathVariable String sku);
}
