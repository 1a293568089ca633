// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.contention;

import io.github.retrystarter.annotation.RetryOnConflict;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.transaction.annotation.Transactional;

/** Increments as an application does it: reads the row, and writes it back when the transaction commits. */
class Counters {

    static final long ID = 1;

    private final EntityManager entities;
    private final AtomicInteger attempts = new AtomicInteger();

    Counters(EntityManager entities) {
        this.entities = entities;
    }

    @Transactional
    public void withoutRetry() {
        increment(LockModeType.NONE);
    }

    @RetryOnConflict
    @Transactional
    public void withConflict() {
        increment(LockModeType.NONE);
    }

    @RetryOnConflict(backoff = "contended")
    @Transactional
    public void withContended() {
        increment(LockModeType.NONE);
    }

    /** {@code select ... for update}: everybody waits in the database. */
    @Transactional
    public void withALock() {
        increment(LockModeType.PESSIMISTIC_WRITE);
    }

    @Transactional
    public void beginAtZero() {
        Counter old = entities.find(Counter.class, ID);
        if (old != null) {
            entities.remove(old);
            entities.flush();
        }
        entities.persist(new Counter(ID));
        attempts.set(0);
    }

    @Transactional(readOnly = true)
    public int count() {
        return entities.find(Counter.class, ID).count();
    }

    public int attempts() {
        return attempts.get();
    }

    private void increment(LockModeType lock) {
        attempts.incrementAndGet();
        entities.find(Counter.class, ID, lock).increment();
    }
}
