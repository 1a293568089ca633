// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.http;

import feign.Feign;
import feign.FeignException;
import feign.Param;
import feign.RequestLine;
import feign.RetryableException;
import feign.Retryer;
import io.github.retrystarter.annotation.RetryOnError;

/** The example of docs/how-to.md. */
@RetryOnError(
        backoff = "inventory",
        includes = {
            FeignException.FeignServerException.class,
            RetryableException.class,
            FeignException.TooManyRequests.class
        })
interface FeignInventory {

    @RequestLine("GET /stock/{sku}")
    String stock(@Param("sku") String sku);

    static FeignInventory at(String url) {
        return Feign.builder()
                .retryer(Retryer.NEVER_RETRY) // Feign's own default would multiply the attempts
                .target(FeignInventory.class, url);
    }
}
