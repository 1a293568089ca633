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
record SuspendingAttempt(Continuation<Object> caller, UnderWay attempt) implements Continuation<Object> {

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

    /** The arguments of a call, of which Kotlin has added the last one. */
    @SuppressWarnings("unchecked") // a suspending function is resumed with whatever there is
    static @Nullable Object[] in(UnderWay attempt, @Nullable Object[] arguments) {
        @Nullable Object[] seeing = arguments.clone();
        int last = seeing.length - 1;
        Object caller = Objects.requireNonNull(seeing[last], "Kotlin passes one");
        seeing[last] = new SuspendingAttempt((Continuation<Object>) caller, attempt);
        return seeing;
    }

    @Override
    public CoroutineContext getContext() {
        return caller.getContext().plus(ThreadContextElementKt.asContextElement(HERE, attempt));
    }

    @Override
    public void resumeWith(Object result) {
        caller.resumeWith(result);
    }
}
