// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.async.kinds;

import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What the methods of a target do, one call after the other, and what they saw. Thread-safe. */
public final class Script {

    /** How a method comes by its result, or does not. */
    public enum Way {
        /** On the thread that called it, or subscribed to it. */
        HERE,
        /** On another thread. */
        LATER,
        /** Not at all, until somebody gives up. */
        NEVER,
        /** With the emptiest success that its kind has. */
        NOTHING,
        /** It throws before there is anything to return. */
        THROWN
    }

    private final Deque<Throwable> failures = new ConcurrentLinkedDeque<>();
    private final AtomicInteger calls = new AtomicInteger();
    private volatile CountDownLatch underWay = new CountDownLatch(1);
    private volatile CountDownLatch givenUp = new CountDownLatch(1);
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final List<Exception> recovered = new CopyOnWriteArrayList<>();
    private volatile Way way = Way.HERE;
    private volatile @Nullable Exception failureOfFallback;
    private volatile @Nullable Thread caller;

    void reset() {
        failures.clear();
        calls.set(0);
        underWay = new CountDownLatch(1);
        givenUp = new CountDownLatch(1);
        seen.clear();
        recovered.clear();
        way = Way.HERE;
        failureOfFallback = null;
        caller = null;
    }

    /** Fails in this order, and then succeeds. */
    void failWith(Throwable... next) {
        failures.addAll(Arrays.asList(next));
    }

    void go(Way next) {
        way = next;
    }

    void failFallbackWith(Exception failure) {
        failureOfFallback = failure;
    }

    /** How often a method was called. */
    int calls() {
        return calls.get();
    }

    /** By each attempt that came to an end, in the code that made its result. */
    List<Seen> seen() {
        return seen;
    }

    /** What fallbacks were given. */
    List<Exception> recovered() {
        return recovered;
    }

    /** Of the last call. */
    @Nullable Thread caller() {
        return caller;
    }

    /** Opens when a call is under way that never ends. */
    CountDownLatch underWay() {
        return underWay;
    }

    /** Opens when such a call was told that nobody waits for it. */
    CountDownLatch givenUp() {
        return givenUp;
    }

    /** Each method begins with this. */
    public Way begin() throws Exception {
        calls.incrementAndGet();
        caller = Thread.currentThread();
        if (way == Way.THROWN) {
            run();
        }
        if (way == Way.NEVER) {
            underWay.countDown();
        }
        return way;
    }

    /** What makes the result. */
    public String run() throws Exception {
        seen.add(Seen.here());
        Throwable failure = failures.poll();
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure != null) {
            throw (Exception) failure;
        }
        return "done";
    }

    public String recover(String order, Exception failure) throws Exception {
        recovered.add(failure);
        Exception another = failureOfFallback;
        if (another != null) {
            throw another;
        }
        return order + " instead of " + failure.getMessage();
    }

    public void giveUp() {
        givenUp.countDown();
    }
}
