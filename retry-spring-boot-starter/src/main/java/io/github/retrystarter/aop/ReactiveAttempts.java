// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.aop;

import io.github.retrystarter.core.CallerContext;
import io.github.retrystarter.core.Decision;
import io.github.retrystarter.core.Decision.GiveUp;
import io.github.retrystarter.core.Decision.TryAgain;
import io.github.retrystarter.core.Outcome;
import io.github.retrystarter.core.RetryCall;
import io.github.retrystarter.core.RetryClock;
import io.github.retrystarter.core.RetryContext;
import io.github.retrystarter.core.RetryGuard;
import io.github.retrystarter.core.RetryRule;
import io.github.retrystarter.core.UnderWay;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;
import reactor.util.context.ContextView;
import reactor.util.retry.Retry;

/** One subscription to what an annotated method returned: Reactor runs the attempts, {@link RetryCall} decides. */
final class ReactiveAttempts {

    private final ReactiveCall method;
    private final RetryCall call;
    private final CallerContext context;
    private final RetryClock clock;
    private final RetryGuard guard;
    private boolean isFirst = true;
    private volatile boolean emitted;
    private volatile boolean isCancelled;
    // read by the signal that follows the one that wrote it, which Reactive Streams put in order
    private @Nullable UnderWay here;
    private @Nullable GiveUp end;

    ReactiveAttempts(ReactiveDriver driver, ReactiveCall method, ContextView view) {
        this.method = method;
        this.call = driver.begin(method, view);
        this.context = driver.contextOf(method, view);
        this.clock = driver.clock();
        RetryGuard transactions = driver.guardOf(method.invocation(), view);
        // what went on to the subscriber would come a second time
        this.guard = failure -> emitted ? Optional.of(Outcome.NOT_RETRIABLE) : transactions.refusal(failure);
    }

    Flux<Object> result() {
        return Flux.<Object>from(this::subscribe)
                .doOnNext(value -> emitted = true)
                .contextWrite(this::ofAttempt)
                .retryWhen(Retry.withThrowable(failures -> failures.concatMap(this::afterFailure)))
                .doOnComplete(this::succeeded)
                .doOnError(this::broken)
                .doOnCancel(this::cancelled)
                .onErrorResume(this::recovered);
    }

    /** What the code of the next attempt finds in Reactor's context, on whichever thread it is. */
    private Context ofAttempt(Context outside) {
        UnderWay attempt = call.attempt();
        here = attempt;
        return attempt == null
                ? outside
                : outside.put(UnderWay.class, attempt).put(RetryContext.class, attempt.context());
    }

    private void subscribe(Subscriber<? super Object> downstream) {
        CoreSubscriber<? super Object> subscriber = Operators.toCoreSubscriber(downstream);
        try {
            if (isFirst) {
                // on the subscriber's own thread
                isFirst = false;
                subscribe(method::first, subscriber);
            } else {
                context.run(() -> subscribe(method::again, subscriber));
            }
        } catch (Throwable broken) {
            // a timer's thread would swallow it, and the subscriber wait for ever
            Operators.reportThrowInSubscribe(subscriber, broken);
        }
    }

    private void subscribe(Supplier<Publisher<?>> attempt, CoreSubscriber<? super Object> subscriber) {
        CoreSubscriber<? super Object> outside = ReactiveBoundary.of(subscriber, here);
        UnderWay.run(here, () -> {
            attempt.get().subscribe(outside);
            return null;
        });
    }

    private Publisher<?> afterFailure(Throwable failure) {
        Decision decision = context.get(() -> call.failed(failure, guard));
        return decision instanceof TryAgain again ? waited(again) : ended((GiveUp) decision);
    }

    private Mono<Boolean> waited(TryAgain again) {
        return Mono.create(sink -> {
            Future<?> wait = clock.sleepAsync(again.delay(), whole -> afterWait(whole, sink));
            sink.onCancel(() -> wait.cancel(false));
        });
    }

    private void afterWait(boolean whole, MonoSink<Boolean> sink) {
        try {
            if (!(context.get(() -> call.waited(whole)) instanceof GiveUp cut)) {
                sink.success(true);
            } else if (!isCancelled) {
                end = cut;
                sink.error(cut.failure());
            }
        } catch (Throwable broken) {
            // the timer would swallow it, and the subscriber wait for ever
            sink.error(broken);
        }
    }

    private Mono<Boolean> ended(GiveUp decision) {
        if (isCancelled) {
            // nobody listens, and Reactor would complain
            return Mono.never();
        }
        end = decision;
        // hidden, as Reactor would throw the failure to see it, and keep the worst errors to itself
        return Mono.<Boolean>error(decision.failure()).hide();
    }

    /** Counted in the caller's trace, wherever the source has completed. */
    private void succeeded() {
        context.runAnyway(call::succeeded);
    }

    /** Whatever else ends it, ends the call. */
    private void broken(Throwable failure) {
        if (end == null) {
            call.failed(failure, any -> Optional.of(Outcome.NOT_RETRIABLE));
            call.cancel();
        }
    }

    /** Who has got something may not want more. */
    private void cancelled() {
        isCancelled = true;
        if (emitted) {
            succeeded();
        } else {
            context.runAnyway(call::cancel);
        }
    }

    private Flux<Object> recovered(Throwable failure) {
        RetryRule rule = end == null ? null : end.answeredBy(method.invocation());
        return rule == null
                ? Flux.error(failure)
                : Flux.from(subscriber -> context.run(
                        () -> method.fallback(rule, (Exception) failure).subscribe(subscriber)));
    }
}
