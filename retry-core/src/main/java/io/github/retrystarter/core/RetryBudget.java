// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import static io.github.retrystarter.core.InvalidSettingException.require;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * A token bucket that bounds the retries of all callers together, so that they do not drown a server that is already
 * struggling. A retry takes {@code cost} tokens; a success gives back the cost of its last retry, or 1 if it needed none.
 * Starts full, needs no clock and never blocks. The shape is that of the AWS SDK's standard retry mode. Thread-safe.
 *
 * @since 0.1.0
 */
public final class RetryBudget {

    private final int capacity;
    private final int cost;
    private final AtomicInteger tokens;

    /**
     * @param capacity tokens when full, at least 1
     * @param cost tokens for one retry, from 1 to the capacity
     * @throws InvalidSettingException if one of them is out of bounds
     */
    public RetryBudget(int capacity, int cost) {
        require(capacity >= 1, "budget.capacity", "must be at least 1", capacity);
        require(cost >= 1 && cost <= capacity, "budget.cost", "must be from 1 to the capacity " + capacity, cost);
        this.capacity = capacity;
        this.cost = cost;
        this.tokens = new AtomicInteger(capacity);
    }

    public int capacity() {
        return capacity;
    }

    public int cost() {
        return cost;
    }

    /** Tokens left now. */
    public int available() {
        return tokens.get();
    }

    /** Another one with the same numbers, and all tokens. */
    RetryBudget full() {
        return new RetryBudget(capacity, cost);
    }

    boolean isLike(RetryBudget other) {
        return capacity == other.capacity && cost == other.cost;
    }

    /** Takes the tokens of one retry, or none if there are too few; tells whether it took them. */
    boolean tryAcquire() {
        int left = tokens.getAndUpdate(now -> now >= cost ? now - cost : now);
        return left >= cost;
    }

    /** A call needed no retry. */
    void refundSuccess() {
        refund(1);
    }

    /** A retry was worth its tokens. */
    void refundRetry() {
        refund(cost);
    }

    private void refund(int amount) {
        // a full bucket is the common case and needs no write
        if (tokens.get() < capacity) {
            tokens.updateAndGet(now -> now > capacity - amount ? capacity : now + amount);
        }
    }

    @Override
    public String toString() {
        return "RetryBudget[capacity=" + capacity + ", cost=" + cost + ", available=" + available() + "]";
    }
}
