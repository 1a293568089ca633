// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.test.context;

import io.github.retrystarter.core.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractAssert;

/**
 * Asserts what has happened to a method. Of several calls, numbers add up, and lists are in the order of time.
 *
 * @since 0.1.0
 */
public final class RetryRecordingAssert extends AbstractAssert<RetryRecordingAssert, RetryRecording> {

    RetryRecordingAssert(RetryRecording actual) {
        super(actual, RetryRecordingAssert.class);
    }

    /** The method's body ran so often, first attempts and retries together; an injected failure counts as a run. */
    public RetryRecordingAssert wasCalled(int times) {
        return require(
                actual.attempts() == times,
                "to be called " + times(times) + ", retries included, but it was called " + times(actual.attempts()));
    }

    /** Nobody called the method. */
    public RetryRecordingAssert wasNotCalled() {
        return wasCalled(0);
    }

    /** So many attempts were not the first of their call. */
    public RetryRecordingAssert retried(int times) {
        return require(
                actual.retries() == times,
                "to be retried " + times(times) + ", but it was retried " + times(actual.retries()));
    }

    /** The method was called, and no call made more than one attempt. */
    public RetryRecordingAssert wasNotRetried() {
        require(actual.attempts() > 0, "to be called, and not to be retried, but it was not called at all");
        return require(actual.retries() == 0, "not to be retried, but it was retried " + times(actual.retries()));
    }

    /** These were the waits between attempts, in this order, whether or not anybody really waited; without any, there were none. */
    public RetryRecordingAssert waited(Duration... waits) {
        return require(
                actual.waits().equals(List.of(waits)),
                "to wait " + DurationText.of(waits) + " between attempts, but it waited "
                        + DurationText.of(actual.waits()));
    }

    /** There were waits, and each was in these bounds. For waits with random jitter. */
    public RetryRecordingAssert waitedBetween(Duration shortest, Duration longest) {
        List<Duration> waits = actual.waits();
        return require(
                !waits.isEmpty() && waits.stream().allMatch(wait -> isBetween(shortest, wait, longest)),
                "to wait from " + DurationText.of(shortest) + " to " + DurationText.of(longest)
                        + " each time, but it waited " + DurationText.of(waits));
    }

    /** All waits together were so long. */
    public RetryRecordingAssert waitedInTotal(Duration sum) {
        return require(
                sumOfWaits().equals(sum),
                "to wait " + DurationText.of(sum) + " in total, but it waited " + DurationText.of(sumOfWaits()));
    }

    /** All waits together were in these bounds. For waits with random jitter. */
    public RetryRecordingAssert waitedInTotalBetween(Duration shortest, Duration longest) {
        return require(
                isBetween(shortest, sumOfWaits(), longest),
                "to wait from " + DurationText.of(shortest) + " to " + DurationText.of(longest)
                        + " in total, but it waited " + DurationText.of(sumOfWaits()));
    }

    /** Calls have ended, and each of them with a success. */
    public RetryRecordingAssert succeeded() {
        return everyCall("succeed", Event.Ended::isSuccess);
    }

    /** Calls have ended, and in each of them a rule matched and ran out of ways to go on: the case for a fallback. */
    public RetryRecordingAssert gaveUp() {
        return everyCall("give up", Outcome::gaveUp);
    }

    /** The calls ended like this, in the order in which they ended. */
    public RetryRecordingAssert endedWith(Outcome... outcomes) {
        return require(
                actual.outcomes().equals(List.of(outcomes)),
                "to end with " + List.of(outcomes) + ", but it ended with " + actual.outcomes());
    }

    /** So many attempts failed, with exceptions of these types or below, in this order. */
    @SafeVarargs
    @SuppressWarnings("varargs") // only read
    public final RetryRecordingAssert failedWith(Class<? extends Throwable>... types) {
        List<Throwable> failures = actual.failures();
        boolean asExpected = failures.size() == types.length
                && IntStream.range(0, types.length).allMatch(index -> types[index].isInstance(failures.get(index)));
        return require(
                asExpected,
                "to fail with " + names(Stream.of(types)) + ", but it failed with "
                        + names(failures.stream().map(Throwable::getClass)));
    }

    private RetryRecordingAssert everyCall(String ending, Predicate<Outcome> expected) {
        List<Outcome> outcomes = actual.outcomes();
        return require(
                !outcomes.isEmpty() && outcomes.stream().allMatch(expected),
                "to " + ending + " in every call, but "
                        + (outcomes.isEmpty() ? "no call has ended" : "it ended with " + outcomes));
    }

    private RetryRecordingAssert require(boolean asExpected, String difference) {
        if (!asExpected) {
            throw failure("Expecting %s %s.%n%s", actual.method(), difference, actual);
        }
        return this;
    }

    private Duration sumOfWaits() {
        return actual.waits().stream().reduce(Duration.ZERO, Duration::plus);
    }

    private static boolean isBetween(Duration shortest, Duration wait, Duration longest) {
        return wait.compareTo(shortest) >= 0 && wait.compareTo(longest) <= 0;
    }

    private static String names(Stream<? extends Class<?>> types) {
        return types.map(Class::getSimpleName).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String times(int times) {
        return times == 1 ? "once" : times + " times";
    }
}
