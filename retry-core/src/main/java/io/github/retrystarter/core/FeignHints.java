// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import java.time.Instant;
import java.util.Date;
import java.util.Optional;

/** What a {@code feign.RetryableException} says, which Feign's own decoder makes of one that carries the response. */
final class FeignHints {

    private FeignHints() {}

    /** The header that the time was made from by our clock, which may be wrong. */
    static Optional<HintReader> headerOfCause(ForeignType type) {
        return ResponseHeaders.find(type, "responseHeaders").map(headers -> {
            Class<?> feign = headers.getter().getDeclaringClass();
            HintReader header = new RetryAfterHeader(headers);
            return (failure, wallClock) -> {
                Throwable cause = CauseChain.causeOf(failure);
                return feign.isInstance(cause) ? header.read(cause, wallClock) : Optional.empty();
            };
        });
    }

    /** The time when to retry. */
    static Optional<HintReader> time(ForeignType type) {
        return Getters.find(type, "retryAfter")
                .map(getter -> (failure, wallClock) -> getter.values(failure).stream()
                        .map(time -> RetryAfterHeader.until(instant(time), wallClock.instant()))
                        .findFirst()
                        .flatMap(ServerHint::atLeast));
    }

    // a Date in old versions
    @SuppressWarnings("JavaUtilDate")
    private static Instant instant(Object time) {
        return Instant.ofEpochMilli(time instanceof Date date ? date.getTime() : (Long) time);
    }
}
