// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.docs;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.context.ApplicationContext;

/** What the meters say of a method since this was made. */
public final class CallRecord {

    private final MeterRegistry registry;
    private final String method;
    private final Map<String, Integer> before;

    public CallRecord(ApplicationContext application, String method) {
        this.registry = application.getBean(MeterRegistry.class);
        this.method = method;
        this.before = counts();
    }

    /** How many calls ended how; those that never happened are left out. */
    public Map<String, Integer> outcomes() {
        Map<String, Integer> now = counts();
        before.forEach((outcome, count) -> now.merge(outcome, -count, Integer::sum));
        now.values().removeIf(count -> count == 0);
        return now;
    }

    private Map<String, Integer> counts() {
        Map<String, Integer> counts = new TreeMap<>();
        for (Counter calls : registry.find("retry.calls").tag("method", method).counters()) {
            counts.merge(String.valueOf(calls.getId().getTag("outcome")), (int) calls.count(), Integer::sum);
        }
        return counts;
    }
}
