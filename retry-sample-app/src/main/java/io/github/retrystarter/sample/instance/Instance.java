// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.sample.instance;

import java.util.HashMap;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * This application, as it signs its writes. A shared row counts the writes of each instance apart: so each of them can tell
 * whether its own are all there while the others go on writing.
 */
@Component
public final class Instance {

    private static final int LONGEST = 100;

    private final String name;

    Instance(@Value("${sample.instance}") String name) {
        if (name.isBlank() || name.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "Property sample.instance must have 1 to %d characters, other ones for each instance on one database: '%s'"
                            .formatted(LONGEST, name));
        }
        this.name = name;
    }

    public String name() {
        return name;
    }

    /** The same counts, with so many more of this instance. */
    public Map<String, Long> add(Map<String, Long> counts, int more) {
        Map<String, Long> added = new HashMap<>(counts);
        added.merge(name, (long) more, Long::sum);
        return Map.copyOf(added);
    }

    /** How many of the counts are this instance's. */
    public long of(Map<String, Long> counts) {
        return counts.getOrDefault(name, 0L);
    }
}
