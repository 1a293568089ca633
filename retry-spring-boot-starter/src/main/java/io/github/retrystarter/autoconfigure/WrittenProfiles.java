// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.autoconfigure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The profiles that are written, by the names that people gave them. */
final class WrittenProfiles {

    private final Set<String> spelled = new TreeSet<>(BuiltInProfiles.all().keySet());

    WrittenProfiles(List<WrittenKey> keys) {
        keys.stream().flatMap(key -> key.profile().stream()).forEach(spelled::add);
    }

    /** What was bound, but for names that only environment variables have; and those of which nothing could be bound. */
    Map<String, ProfileProperties> of(Map<String, ProfileProperties> bound) {
        Map<String, ProfileProperties> written = new LinkedHashMap<>(bound);
        written.keySet().removeIf(this::isSpelledElsewhere);
        spelled.stream()
                .filter(name -> !BuiltInProfiles.all().containsKey(name))
                .forEach(name -> written.putIfAbsent(name, ProfileProperties.EMPTY));
        return written;
    }

    /** A variable has neither case nor dashes. What it sets was bound to the profile that is spelled with them as well. */
    private boolean isSpelledElsewhere(String name) {
        return !spelled.contains(name)
                && spelled.stream().anyMatch(other -> other.replace("-", "").equalsIgnoreCase(name));
    }
}
