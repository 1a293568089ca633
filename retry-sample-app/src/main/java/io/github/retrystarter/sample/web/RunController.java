// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.sample.web;

import io.github.retrystarter.sample.load.Contention;
import io.github.retrystarter.sample.load.Progress;
import io.github.retrystarter.sample.load.Results;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/** The run that is under way, whoever has begun it. */
@RestController
final class RunController {

    private static final Duration PACE = Duration.ofMillis(250);

    /** Then the browser asks again by itself, and the streams of those that have gone unnoticed are over. */
    private static final Duration LONGEST_STREAM = Duration.ofMinutes(5);

    private final Contention contention;
    private final Results results;
    private final Sinks.Empty<Void> closed = Sinks.empty();

    RunController(Contention contention, Results results) {
        this.contention = contention;
        this.results = results;
    }

    /**
     * What there is to be seen.
     *
     * @param running how far the run is; null if none is under way
     * @param results how many there have been; when it rises, there is a new one to be asked for
     */
    record State(@Nullable Progress running, long results) {}

    /** Tells how things are, and then whatever changes. A client that is slow misses some of it. */
    @GetMapping(path = "/run/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<State>> events() {
        return Flux.interval(Duration.ZERO, PACE)
                .onBackpressureLatest()
                .map(tick -> new State(contention.progress().orElse(null), results.count()))
                .distinctUntilChanged()
                .take(LONGEST_STREAM)
                .takeUntilOther(closed.asMono())
                .map(state -> ServerSentEvent.builder(state).event("progress").build());
    }

    @DeleteMapping("/run")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void stop() {
        contention.stop();
    }

    /** Else a graceful shutdown would wait for pages that are open. First of all, as the executor that ends them closes too. */
    @EventListener(ContextClosedEvent.class)
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void close() {
        closed.tryEmitEmpty();
    }
}
