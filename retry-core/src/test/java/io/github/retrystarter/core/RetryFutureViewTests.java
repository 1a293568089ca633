// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import static io.github.retrystarter.core.AsyncCalls.ONE_STEP;
import static io.github.retrystarter.core.AsyncCalls.PROFILE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A caller sees of a call what it would see of the method's own future, were nothing retried. */
class RetryFutureViewTests {

    private static final IOException FAILURE = new IOException("a");

    private final AsyncCalls calls = new AsyncCalls();

    @ParameterizedTest
    @MethodSource("failures")
    void ofAFailureThatIsNotRetriable(CompletableFuture<String> own) {
        assertThat(views(calls.call(calls.spec(PROFILE, any -> false), () -> own)))
                .isEqualTo(views(own));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void ofAFailureThatUsedUpTheSteps(CompletableFuture<String> own) {
        CompletableFuture<String> result = calls.call(calls.spec(PROFILE), () -> own);
        while (!result.isDone()) {
            calls.clock.wake();
        }
        assertThat(views(result)).isEqualTo(views(own));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void ofAFailureWhoseWaitWasCut(CompletableFuture<String> own) {
        CompletableFuture<String> result = calls.call(calls.spec(PROFILE), () -> own);
        calls.clock.close();
        assertThat(views(result)).isEqualTo(views(own));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void ofAFailureThatTheFallbackThrowsAgain(CompletableFuture<String> own) {
        CompletableFuture<String> result = calls.call(calls.spec(ONE_STEP), () -> own, (rule, failure) -> {
            throw Rethrow.<RuntimeException>asIs(failure);
        });
        assertThat(views(result)).isEqualTo(views(own));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void ofAFailedStageThatTheFallbackGives(CompletableFuture<String> own) {
        CompletableFuture<String> result = calls.call(
                calls.spec(ONE_STEP),
                () -> CompletableFuture.failedFuture(new IOException("of the method")),
                (rule, failure) -> own);
        assertThat(views(result)).isEqualTo(views(own));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void ofAStageThatIsNoFuture(CompletableFuture<String> own) {
        CompletionStage<String> stage = own.minimalCompletionStage();
        CompletableFuture<String> result = calls.call(calls.spec(ONE_STEP), () -> stage);
        assertThat(views(result)).isEqualTo(views(stage.toCompletableFuture()));
    }

    static Stream<Named<CompletableFuture<String>>> failures() {
        CompletableFuture<String> cancelled = new CompletableFuture<>();
        cancelled.cancel(false);
        return Stream.of(
                Named.of("failed", CompletableFuture.failedFuture(FAILURE)),
                Named.of("failed with an error", CompletableFuture.failedFuture(new AssertionError("a"))),
                Named.of("wrapped", CompletableFuture.failedFuture(new CompletionException(FAILURE))),
                Named.of("wrapped elsewhere", CompletableFuture.failedFuture(new ExecutionException(FAILURE))),
                Named.of(
                        "wrapped twice",
                        CompletableFuture.failedFuture(new CompletionException(new ExecutionException(FAILURE)))),
                Named.of("a wrapper alone", CompletableFuture.failedFuture(new CompletionException("a", null))),
                Named.of(
                        "thrown by a task",
                        CompletableFuture.supplyAsync(
                                () -> {
                                    throw Rethrow.<RuntimeException>asIs(FAILURE);
                                },
                                Runnable::run)),
                Named.of(
                        "dependent",
                        CompletableFuture.<String>failedFuture(FAILURE).thenApply(value -> value)),
                Named.of("cancelled", cancelled),
                Named.of("dependent of a cancelled one", cancelled.thenApply(value -> value)));
    }

    private static Map<String, Object> views(CompletableFuture<String> future) {
        Map<String, Object> views = new LinkedHashMap<>();
        views.put("is done", future.isDone());
        views.put("has failed", future.isCompletedExceptionally());
        views.put("is cancelled", future.isCancelled());
        views.put("join", thrownBy(future::join));
        views.put("get", thrownBy(future::get));
        views.put("get in time", thrownBy(() -> future.get(1, TimeUnit.SECONDS)));
        views.put("getNow", thrownBy(() -> future.getNow("absent")));
        views.put("join of a dependent", thrownBy(future.thenApply(value -> value)::join));
        views.put("join of a copy", thrownBy(future.copy()::join));
        views.put(
                "handle",
                seenBy(seen -> future.handle((value, failure) -> {
                    seen.set(failure);
                    return value;
                })));
        views.put("whenComplete", seenBy(seen -> future.whenComplete((value, failure) -> seen.set(failure))));
        views.put(
                "exceptionally",
                seenBy(seen -> future.exceptionally(failure -> {
                    seen.set(failure);
                    return "";
                })));
        for (String since19 : List.of("exceptionNow", "resultNow", "state")) {
            views.put(
                    since19,
                    thrownBy(() -> CompletableFuture.class.getMethod(since19).invoke(future)));
        }
        return views;
    }

    private static List<String> thrownBy(Callable<@Nullable Object> view) {
        try {
            return List.of("gave " + view.call());
        } catch (TimeoutException late) {
            throw new AssertionError(late);
        } catch (Exception thrown) {
            return chain(thrown);
        }
    }

    private static List<String> seenBy(Consumer<AtomicReference<@Nullable Throwable>> look) {
        AtomicReference<@Nullable Throwable> seen = new AtomicReference<>();
        look.accept(seen);
        return chain(seen.get());
    }

    /** The classes down to the cause, which is told by its very object. */
    private static List<String> chain(@Nullable Throwable thrown) {
        return Stream.iterate(thrown, link -> link != null, Throwable::getCause)
                .map(link -> link.getClass().getName()
                        + (link.getCause() == null && link == FAILURE ? " the very object" : ": " + link.getMessage()))
                .toList();
    }
}
