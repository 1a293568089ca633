// SPDX-License-Identifier: Apache-2.0
package com.acme;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ConsumerTest
class MeterTests {

    @Autowired
    private Orders orders;

    @Autowired
    private MeterRegistry registry;

    @Test
    void attemptsAndCallsAreCounted() throws Exception {
        double failures = count("retry.attempts", "outcome", "failure");
        double calls = count("retry.calls", "outcome", "success_after_retry");

        orders.reserve(2);

        assertThat(count("retry.attempts", "outcome", "failure")).isEqualTo(failures + 2);
        assertThat(count("retry.calls", "outcome", "success_after_retry")).isEqualTo(calls + 1);
        assertThat(registry.get("retry.waiting").tag("profile", "quick").gauge().value())
                .isZero();
    }

    private double count(String meter, String tag, String value) {
        return registry
                .get(meter)
                .tags("class", Orders.class.getName(), "method", "reserve")
                .tag(tag, value)
                .counters()
                .stream()
                .mapToDouble(Counter::count)
                .sum();
    }
}
