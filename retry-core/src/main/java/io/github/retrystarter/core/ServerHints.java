// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import java.lang.System.Logger;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds in a failure what the server said about another attempt. Recognised without a dependency, by class name, in the
 * failure or in what is behind it, as {@link Conflicts} walks it; the outermost hint counts. Subclasses count.
 *
 * <table>
 *   <caption>What is known</caption>
 *   <tr><th>from</th><th>hint</th></tr>
 *   <tr><td>any exception</td><td>{@link RetryAfter}</td></tr>
 *   <tr><td>RestClient, RestTemplate, WebClient, Feign</td><td>header {@code Retry-After}: seconds or a date</td></tr>
 *   <tr><td>Feign</td><td>{@code RetryableException.retryAfter()}, if there is no header</td></tr>
 *   <tr><td>Kubernetes</td><td>{@code retryAfterSeconds} in the status; before that, the official client's header</td></tr>
 *   <tr><td>gRPC</td><td>trailer {@code grpc-retry-pushback-ms}, which asks not to retry if negative; else
 *       {@code google.rpc.RetryInfo} in the status, if grpc-protobuf is there</td></tr>
 * </table>
 *
 * <p>A date is compared with the header {@code Date} of the same response if there is one, so that a wrong clock on this side
 * does no harm; one in the past means that there is no need to wait. What cannot be read is no hint: a negative number, one
 * that does not fit a long, anything else that is neither number nor date. Of several values the first that can be read
 * counts. Nothing that breaks while it is looked for reaches the caller.
 *
 * <p>Thread-safe, if the detectors are.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110.html#name-retry-after">RFC 9110: Retry-After</a>
 * @see <a href="https://github.com/grpc/proposal/blob/master/A6-client-retries.md">gRPC: Client Retries</a>
 * @since 0.1.0
 */
public final class ServerHints {

    private static final Logger LOGGER = System.getLogger(ServerHints.class.getName());

    private final List<RetryAfterDetector> detectors;
    private final InstantSource wallClock;

    private ServerHints(List<RetryAfterDetector> detectors, InstantSource wallClock) {
        this.detectors = detectors;
        this.wallClock = wallClock;
    }

    /**
     * What is known here, and more. Of each exception the detectors are asked first, in their order.
     *
     * @param wallClock what dates are compared with, such as {@link RetryClock#now()}
     */
    public static ServerHints with(List<? extends RetryAfterDetector> detectors, InstantSource wallClock) {
        List<RetryAfterDetector> all = new ArrayList<>(detectors);
        all.add(ServerHints::ownWordOf);
        return new ServerHints(List.copyOf(all), wallClock);
    }

    /** The outermost hint in the failure; {@link ServerHint#NONE} if there is none. */
    public ServerHint in(Throwable failure) {
        for (Throwable each : CauseChain.of(failure)) {
            Optional<ServerHint> hint = hintOf(each);
            if (hint.isPresent()) {
                return hint.get();
            }
        }
        return ServerHint.NONE;
    }

    private Optional<ServerHint> hintOf(Throwable failure) {
        for (RetryAfterDetector detector : detectors) {
            Optional<ServerHint> hint = ask(detector, failure);
            if (hint.isPresent()) {
                return hint;
            }
        }
        return KnownHints.in(failure, wallClock);
    }

    private static Optional<ServerHint> ask(RetryAfterDetector detector, Throwable failure) {
        try {
            return detector.retryAfter(failure).flatMap(ServerHint::atLeast);
        } catch (Throwable broken) {
            Complaint.log(LOGGER, "Asking how long to wait failed; the call goes on: ", detector, broken);
            return Optional.empty();
        }
    }

    private static Optional<Duration> ownWordOf(Throwable failure) {
        return failure instanceof RetryAfter own ? own.retryAfter() : Optional.empty();
    }
}
