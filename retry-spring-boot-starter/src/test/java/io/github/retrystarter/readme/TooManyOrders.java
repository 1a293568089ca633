// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.readme;

import io.github.retrystarter.core.RetryAfter;
import java.time.Duration;
import java.util.Optional;

@SuppressWarnings("serial") // as short as the docs have it
public class TooManyOrders extends RuntimeException implements RetryAfter {

    private final Duration pause;

    public TooManyOrders(Duration pause) {
        this.pause = pause;
    }

    @Override
    public Optional<Duration> retryAfter() {
        return Optional.of(pause);
    }
}
