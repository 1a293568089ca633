// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.shutdown;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Stream;

/** Every way to make a call that fails, waits and is made again. */
enum Way {
    THREAD(application -> on(Way::thread, application.payments()::charge)),
    VIRTUAL_THREAD(application -> on(Way::virtualThread, application.payments()::charge)),
    PROGRAMMATIC(application -> on(
            Way::thread,
            () -> application.retries().call("charge", () -> {
                throw Payments.declined();
            }))),
    PROGRAMMATIC_FUTURE(application ->
            application.retries().callAsync("chargeLater", () -> CompletableFuture.failedFuture(Payments.declined()))),
    FUTURE(application -> application.payments().chargeLater()),
    ASYNC(application -> {
        try {
            return application.payments().chargeAside();
        } catch (Exception never) {
            throw new AssertionError(never);
        }
    }),
    MONO(application -> application.payments().chargeOne().toFuture()),
    FLUX(application -> application.payments().chargeMany().collectList().toFuture());

    private final Function<Application, CompletableFuture<?>> call;

    Way(Function<Application, CompletableFuture<?>> call) {
        this.call = call;
    }

    /** All that this JDK has. */
    static Stream<Way> possible() {
        return Stream.of(values())
                .filter(way -> way != VIRTUAL_THREAD || Runtime.version().feature() >= 21);
    }

    /** A call that is done when its caller has the failure. */
    CompletableFuture<?> begin(Application application) {
        return call.apply(application);
    }

    private interface Blocking {

        Object call() throws Exception;
    }

    private static CompletableFuture<?> on(Executor threads, Blocking call) {
        CompletableFuture<Object> seen = new CompletableFuture<>();
        threads.execute(() -> {
            try {
                seen.complete(call.call());
            } catch (Exception failure) {
                seen.completeExceptionally(failure);
            }
        });
        return seen;
    }

    private static void thread(Runnable task) {
        new Thread(task, "caller").start();
    }

    private static void virtualThread(Runnable task) {
        try {
            // not there on JDK 17
            Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, task);
        } catch (ReflectiveOperationException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
