// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.sample.stock;

import io.github.retrystarter.core.ProfileRetry;
import io.github.retrystarter.sample.load.Load;
import io.github.retrystarter.sample.load.Scenario;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** All writers reserve one piece of the same item. */
@Component
@Order(2)
final class StockScenario implements Scenario {

    private static final String SKU = "kettle";

    private final Stock stock;

    StockScenario(Stock stock) {
        this.stock = stock;
    }

    @Override
    public String name() {
        return "stock";
    }

    @Override
    public String profile() {
        return "contended";
    }

    @Override
    public Load usualLoad() {
        return new Load(8, 25);
    }

    @Override
    public Load longLoad() {
        return new Load(8, 1000);
    }

    @Override
    public void runOnce() {
        stock.reserveOnce(SKU, 1);
    }

    @Override
    public void runRetried() {
        stock.reserve(SKU, 1);
    }

    @Override
    public void runRetried(ProfileRetry retry) {
        retry.callOnConflict(name(), () -> {
            stock.reserveOnce(SKU, 1);
            return name();
        });
    }

    @Override
    public long recorded() {
        return stock.reserved(SKU);
    }
}
