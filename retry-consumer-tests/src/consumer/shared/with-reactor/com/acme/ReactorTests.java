// SPDX-License-Identifier: Apache-2.0
package com.acme;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Mono;

@ConsumerTest
class ReactorTests {

    @Autowired
    private Prices prices;

    @Test
    void publisherIsRetried() {
        AtomicInteger subscriptions = new AtomicInteger();

        Mono<Integer> price = prices.price(2, subscriptions);

        assertThat(subscriptions).hasValue(0);
        assertThat(price.block(Duration.ofSeconds(10))).isEqualTo(3);
    }
}
