// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.context;

import io.github.retrystarter.core.CallerContext;
import io.github.retrystarter.core.CallerContexts;
import io.micrometer.context.ContextRegistry;
import io.micrometer.context.ContextSnapshot;
import io.micrometer.context.ContextSnapshotFactory;
import io.micrometer.context.integration.Slf4jThreadLocalAccessor;

/**
 * Takes along everything that an accessor is registered for (the current observation with its trace, Spring Security's
 * context, what else the application has), and the MDC in any case. Thread-safe.
 *
 * @since 0.1.0
 */
public final class PropagatedContexts implements CallerContexts {

    private final ContextSnapshotFactory exact = factory(ContextRegistry.getInstance(), true);
    private final ContextSnapshotFactory adding = factory(ContextRegistry.getInstance(), false);
    private final ContextSnapshotFactory mdc =
            factory(new ContextRegistry().registerThreadLocalAccessor(new Slf4jThreadLocalAccessor()), true);

    private static ContextSnapshotFactory factory(ContextRegistry registry, boolean clearing) {
        return ContextSnapshotFactory.builder()
                .contextRegistry(registry)
                .clearMissing(clearing)
                .build();
    }

    @Override
    public CallerContext capture() {
        ContextSnapshot all = exact.captureAll();
        if (isMdcRegistered()) {
            return task -> all.wrap(task).run();
        }
        ContextSnapshot entries = mdc.captureAll();
        return task -> entries.wrap(all.wrap(task)).run();
    }

    @Override
    public CallerContext captureWith(Object carrier) {
        ContextSnapshot all = adding.captureAll(carrier);
        return task -> all.wrap(task).run();
    }

    /** With the application's choice of entries, perhaps. */
    private static boolean isMdcRegistered() {
        return ContextRegistry.getInstance().getThreadLocalAccessors().stream()
                .anyMatch(accessor -> accessor.key().equals(Slf4jThreadLocalAccessor.KEY));
    }
}
