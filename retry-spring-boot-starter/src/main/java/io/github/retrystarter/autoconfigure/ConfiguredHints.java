// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.autoconfigure;

import io.github.retrystarter.core.RetryAfterDetector;
import io.github.retrystarter.core.RetryClock;
import io.github.retrystarter.core.ServerHints;
import java.util.List;
import java.util.function.Supplier;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.util.function.SingletonSupplier;

/** What servers say of another attempt, in this application. */
final class ConfiguredHints implements Supplier<ServerHints> {

    private static final Log LOGGER = LogFactory.getLog(ConfiguredHints.class);

    private final SingletonSupplier<ServerHints> all;
    private final ServerHints known;

    ConfiguredHints(ObjectProvider<RetryAfterDetector> detectors, RetryClock clock) {
        // users' detectors may need what needs this
        this.all = SingletonSupplier.of(
                () -> ServerHints.with(detectors.orderedStream().toList(), clock::now));
        this.known = ServerHints.with(List.of(), clock::now);
    }

    /** Makes what the first failure needs: it may come when no bean can be made any more. */
    void prepare() {
        all.obtain();
    }

    @Override
    public ServerHints get() {
        try {
            return all.obtain();
        } catch (BeansException broken) {
            LOGGER.warn("A RetryAfterDetector cannot be made; the call goes on without it", broken);
            return known;
        }
    }
}
