// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.docs.scheduled;

import io.github.retrystarter.annotation.RetryOnError;
import java.io.IOException;
import org.springframework.scheduling.annotation.Scheduled;

class PriceImport {

    private final PriceList prices;

    PriceImport(PriceList prices) {
        this.prices = prices;
    }

    @Scheduled(fixedRateString = "${app.import.period:PT5M}")
    @RetryOnError(backoff = "import", includes = IOException.class)
    public void run() throws IOException {
        prices.load();
    }
}
