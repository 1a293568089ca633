// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.autoconfigure;

import io.github.retrystarter.core.ConflictDetector;
import io.github.retrystarter.core.Conflicts;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.util.function.SingletonSupplier;

/**
 * What counts as a conflict in this application. No {@link ConflictDetector} itself, so that users' beans of that type are
 * theirs alone.
 */
final class ConfiguredConflicts {

    private final SingletonSupplier<ConflictDetector> all;

    ConfiguredConflicts(List<Class<? extends Throwable>> types, ObjectProvider<ConflictDetector> detectors) {
        ConflictDetector byType = failure -> types.stream().anyMatch(type -> type.isInstance(failure));
        // users' detectors are beans like others, and not to be made before the post-processors
        this.all = SingletonSupplier.of(() -> Conflicts.with(
                Stream.concat(Stream.of(byType), detectors.orderedStream()).toList()));
    }

    /** Makes what the first failure needs: it may come when no bean can be made any more. */
    void prepare() {
        all.obtain();
    }

    ConflictDetector detector() {
        return failure -> all.obtain().isConflict(failure);
    }
}
