// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.test.context;

import io.github.retrystarter.core.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.AssertProvider;

/**
 * What has happened to one method so far, in the order it did; of several calls, everything together. Immutable: later events
 * are in later recordings.
 *
 * @since 0.1.0
 */
public final class RetryRecording implements AssertProvider<RetryRecordingAssert> {

    private final String method;
    private final List<Event> events;
    private final List<String> others;

    /**
     * @param method its name for people
     * @param others that something happened to
     */
    RetryRecording(String method, List<Event> events, List<String> others) {
        this.method = method;
        this.events = events;
        this.others = others;
    }

    /** How often the method's body ran, or an injected failure took its place. */
    public int attempts() {
        return failures().size() + (int) successes().count();
    }

    /** How many of the attempts were not the first of their call. */
    public int retries() {
        long failed =
                of(Event.Failed.class).filter(event -> event.attempt() > 1).count();
        return (int) (failed + successes().filter(event -> event.attempts() > 1).count());
    }

    /** The waits between attempts, as long as they were to be. */
    public List<Duration> waits() {
        return of(Event.Waited.class).map(Event.Waited::duration).toList();
    }

    /** What the failed attempts threw. */
    public List<Throwable> failures() {
        return of(Event.Failed.class).map(Event.Failed::failure).toList();
    }

    /** How the calls that are over have ended. */
    public List<Outcome> outcomes() {
        return of(Event.Ended.class).map(Event.Ended::outcome).toList();
    }

    @Override
    public RetryRecordingAssert assertThat() {
        return new RetryRecordingAssert(this);
    }

    /** The name of the method. */
    String method() {
        return method;
    }

    /** Line by line. */
    @Override
    public String toString() {
        if (!events.isEmpty()) {
            return lines("Recorded of " + method, events.stream().map(Event::toString));
        }
        String nothing = "Nothing was recorded of " + method;
        return others.isEmpty() ? nothing + ", nor of others." : lines(nothing + ", only of", others.stream());
    }

    private static String lines(String title, Stream<String> lines) {
        return lines.collect(Collectors.joining("\n  ", title + ":\n  ", ""));
    }

    private Stream<Event.Ended> successes() {
        return of(Event.Ended.class).filter(Event.Ended::isSuccess);
    }

    private <E extends Event> Stream<E> of(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast);
    }
}
