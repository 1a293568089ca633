// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openrewrite.java.tree.Expression;

/**
 * What becomes of another library's annotation.
 *
 * @param settings of its profile
 * @param includes the classes it retries, as written
 * @param excludes the classes it does not
 * @param fallback the method that answers when all attempts failed; empty for none
 * @param notes what is not quite the same afterwards
 * @param obstacles why it has to stay as it is; empty if it can go
 */
record Translation(
        Settings settings,
        Optional<Expression> includes,
        Optional<Expression> excludes,
        String fallback,
        List<String> notes,
        List<String> obstacles) {

    boolean isPossible() {
        return obstacles.isEmpty();
    }

    Translation withFallback(String name, List<String> more) {
        List<String> all = new ArrayList<>(notes);
        all.addAll(more);
        return new Translation(settings, includes, excludes, name, all, obstacles);
    }

    Translation noted(List<String> more) {
        return withFallback(fallback, more);
    }

    Translation refused(String obstacle) {
        List<String> all = new ArrayList<>(obstacles);
        all.add(obstacle);
        return new Translation(settings, includes, excludes, fallback, notes, all);
    }

    /** What to say at the place. */
    List<String> remarks() {
        return isPossible() ? notes : obstacles;
    }
}
