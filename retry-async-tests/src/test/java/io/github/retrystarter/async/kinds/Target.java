// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.async.kinds;

import io.github.retrystarter.annotation.RetryOnConflict;
import io.github.retrystarter.annotation.RetryOnError;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The annotated methods that every kind of result has. */
@RetryOnError(backoff = "two", includes = IOException.class)
public abstract class Target<R> implements Remote<R> {

    static final String NAME = "target";

    private final Script script;
    private final BeanFactory beans;

    Target(Script script, BeanFactory beans) {
        this.script = script;
        this.beans = beans;
    }

    /** A result that is made on this thread, or on the one that subscribes to it. */
    protected abstract R here(Callable<String> body) throws Exception;

    /** A result that is made on another thread. */
    protected abstract R later(Callable<String> body) throws Exception;

    /** A result that never comes. */
    protected abstract R never(Runnable givenUp) throws Exception;

    protected abstract R nothing();

    @RetryOnError(backoff = "three", includes = IOException.class)
    @Override
    public R charge() throws Exception {
        return answer();
    }

    @RetryOnError(backoff = "three")
    @Override
    public R chargeWhatever() throws Exception {
        return answer();
    }

    @RetryOnConflict(backoff = "three")
    @Override
    public R reserve() throws Exception {
        return answer();
    }

    @RetryOnConflict(backoff = "two")
    @RetryOnError(backoff = "three", includes = IOException.class)
    @Override
    public R reserveAndCharge() throws Exception {
        return answer();
    }

    @RetryOnError(backoff = "two", includes = IOException.class, fallback = "queue")
    @Override
    public R chargeOrQueue(String order) throws Exception {
        return answer();
    }

    R queue(String order, Exception failure) throws Exception {
        return here(() -> script.recover(order, failure));
    }

    @RetryOnError(backoff = "timed")
    @Override
    public R chargeInTime() throws Exception {
        return answer();
    }

    @RetryOnError(backoff = "budgeted")
    @Override
    public R chargeByBudget() throws Exception {
        return answer();
    }

    @RetryOnConflict(backoff = "three")
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    @Override
    public R reserveOnItsOwn() throws Exception {
        return answer();
    }

    @RetryOnError(backoff = "three", includes = IOException.class)
    @Override
    @SuppressWarnings("unchecked") // its own proxy
    public R order() throws Exception {
        return ((Remote<R>) beans.getBean(NAME)).charge();
    }

    @Override
    public R remote() throws Exception {
        return answer();
    }

    @Override
    public R byClass() throws Exception {
        return answer();
    }

    private R answer() throws Exception {
        return switch (script.begin()) {
            case LATER -> later(script::run);
            case NEVER -> never(script::giveUp);
            case NOTHING -> nothing();
            case HERE, THROWN -> here(script::run);
        };
    }
}
