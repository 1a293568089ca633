// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.sample.quote;

import io.github.retrystarter.core.ProfileRetry;
import io.github.retrystarter.sample.load.Load;
import io.github.retrystarter.sample.load.Scenario;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** All writers only read here: what is lost is an answer that the client has and the server did not give. */
@Component
@Order(3)
final class QuoteScenario implements Scenario {

    private final QuoteClient client;
    private final FlakyQuoteApi api;

    QuoteScenario(QuoteClient client, FlakyQuoteApi api) {
        this.client = client;
        this.api = api;
    }

    @Override
    public String name() {
        return "quotes";
    }

    @Override
    public String profile() {
        return "remote";
    }

    /** Many who ask twice are done sooner than few who ask often: ten steps are half a second of waiting. */
    @Override
    public Load usualLoad() {
        return new Load(20, 2);
    }

    @Override
    public Load longLoad() {
        return new Load(20, 100);
    }

    @Override
    public void runOnce() {
        client.quoteOnce("ACME");
    }

    @Override
    public void runRetried() {
        client.quote("ACME");
    }

    @Override
    public void runRetried(ProfileRetry retry) {
        retry.call(name(), () -> client.quoteOnce("ACME"));
    }

    @Override
    public long recorded() {
        return api.answers();
    }
}
