// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.context;

import io.github.retrystarter.core.UnderWay;
import io.micrometer.context.ThreadLocalAccessor;
import org.jspecify.annotations.Nullable;

/**
 * Lets {@link io.github.retrystarter.core.RetryContext#current()} go along with everything else where the application carries
 * contexts from thread to thread, or from Reactor's context to threads. Found by context-propagation itself.
 *
 * @since 0.1.0
 */
public final class UnderWayAccessor implements ThreadLocalAccessor<UnderWay> {

    @Override
    public Object key() {
        return UnderWay.class;
    }

    @Override
    public @Nullable UnderWay getValue() {
        return UnderWay.onThisThread();
    }

    @Override
    public void setValue(UnderWay here) {
        UnderWay.set(here);
    }

    @Override
    public void setValue() {
        UnderWay.set(null);
    }
}
