// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** The header Retry-After of a response: seconds, or a date. */
record RetryAfterHeader(ResponseHeaders headers) implements HintReader {

    /** The header in what that getter of the class gives. */
    static Optional<HintReader> behind(ForeignType type, String getter) {
        return ResponseHeaders.find(type, getter).map(RetryAfterHeader::new);
    }

    @Override
    public Optional<ServerHint> read(Throwable failure, InstantSource wallClock) throws ReflectiveOperationException {
        for (String value : headers.values(failure, "Retry-After")) {
            Optional<Long> seconds = WholeNumber.parse(value.strip());
            Optional<ServerHint> hint = seconds.isPresent()
                    ? seconds.map(Duration::ofSeconds).flatMap(ServerHint::atLeast)
                    : hintOfDate(value.strip(), now(failure, wallClock));
            if (hint.isPresent()) {
                return hint;
            }
        }
        return Optional.empty();
    }

    // by the clock of the server, if it tells: ours may be wrong
    private Instant now(Throwable failure, InstantSource wallClock) throws ReflectiveOperationException {
        Instant ours = wallClock.instant();
        return headers.values(failure, "Date").stream()
                .flatMap(value -> HttpDate.parse(value.strip(), ours).stream())
                .findFirst()
                .orElse(ours);
    }

    private static Optional<ServerHint> hintOfDate(String value, Instant now) {
        return HttpDate.parse(value, now).map(date -> until(date, now)).flatMap(ServerHint::atLeast);
    }

    /** How long it is until then; 0 if that is past. */
    static Duration until(Instant then, Instant now) {
        return then.isBefore(now) ? Duration.ZERO : Duration.between(now, then);
    }
}
