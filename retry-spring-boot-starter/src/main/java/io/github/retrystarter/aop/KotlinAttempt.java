// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.aop;

import io.github.retrystarter.core.UnderWay;
import java.util.Objects;
import kotlin.coroutines.Continuation;
import kotlin.coroutines.CoroutineContext;
import kotlinx.coroutines.ThreadContextElementKt;
import org.jspecify.annotations.Nullable;

/**
 * Lets the code of a suspending function see its attempt on every thread that it goes on in: its caller's coroutine context
 * takes that along.
 *
 * @param caller whose context the function runs in; it is only asked for that
 * @param attempt to see
 */
record KotlinAttempt(Continuation<Object> caller, UnderWay attempt) implements Continuation<Object> {

    private static final ThreadLocal<@Nullable UnderWay> HERE = new ThreadLocal<>() {

        @Override
        public @Nullable UnderWay get() {
            return UnderWay.onThisThread();
        }

        @Override
        public void set(@Nullable UnderWay here) {
            UnderWay.set(here);
        }
    };

    /** Calls a suspending function, to which Kotlin has added the last argument. */
    @SuppressWarnings("unchecked") // a suspending function is resumed with whatever there is
    static @Nullable Object call(RetryInvocation function) throws Exception {
        UnderWay attempt = UnderWay.onThisThread();
        if (attempt == null) {
            return function.call();
        }
        @Nullable Object[] arguments = function.invocation().getArguments().clone();
        int last = arguments.length - 1;
        Object caller = Objects.requireNonNull(arguments[last], "Kotlin passes one");
        arguments[last] = new KotlinAttempt((Continuation<Object>) caller, attempt);
        return function.call(arguments);
    }

    /** What takes an attempt along in a coroutine. */
    static CoroutineContext element(UnderWay attempt) {
        return ThreadContextElementKt.asContextElement(HERE, attempt);
    }

    @Override
    public CoroutineContext getContext() {
        return caller.getContext().plus(element(attempt));
    }

    @Override
    public void resumeWith(Object result) {
        caller.resumeWith(result);
    }
}
