// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.aop;

import io.github.retrystarter.core.Retrier;
import java.lang.reflect.Method;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ReactiveAdapter;
import org.springframework.core.ReactiveAdapterRegistry;
import org.springframework.core.ResolvableType;
import org.springframework.util.ClassUtils;

/**
 * Chooses how the calls of a method are run, by what it returns. Thread-safe.
 *
 * @param retrier asked for at the end of the start, or at the first call if that is earlier
 * @param reactive asked for at the first method that returns a publisher; gives null where there is no Reactor
 * @since 0.1.0
 */
public record CallDrivers(Supplier<Retrier> retrier, Supplier<? extends @Nullable ReactiveDriver> reactive) {

    private static final String COROUTINES = "kotlinx.coroutines.reactor.MonoKt";

    /** What it takes to retry some methods, looked for by name. */
    public static final List<String> OPTIONAL_TYPES = List.of(COROUTINES, ReactiveDriver.REACTOR);

    /** @throws InvalidRetryException if what it returns cannot be retried, and the annotation would silently do nothing */
    CallDriver driverOf(Method method, Class<?> beanClass) {
        if (KotlinMethods.isSuspending(method)) {
            return reactive(method, "suspends", "org.jetbrains.kotlinx:kotlinx-coroutines-reactor", COROUTINES)
                    .suspending(method);
        }
        Class<?> type = ResolvableType.forMethodReturnType(method, beanClass).resolve(method.getReturnType());
        if (isPlain(type)) {
            return this::block;
        }
        if (CompletionStage.class.isAssignableFrom(type)) {
            require(method, type, CompletableFuture.class);
            return new FutureDriver(retrier);
        }
        ReactiveAdapter adapter = ReactiveAdapterRegistry.getSharedInstance().getAdapter(type);
        if (adapter == null) {
            return this::block;
        }
        require(method, type, adapter.getReactiveType());
        return reactive(method, "returns " + type.getName(), "io.projectreactor:reactor-core", ReactiveDriver.REACTOR)
                .of(adapter);
    }

    private @Nullable Object block(RetryInvocation call) throws Exception {
        return retrier.get().call(call.method().spec(), call, call);
    }

    /** What no library makes late: asking the registry loads every reactive library there is. */
    private static boolean isPlain(Class<?> type) {
        return type.isPrimitive()
                || (type.getName().startsWith("java.") && !type.getName().startsWith("java.util.concurrent."));
    }

    private static void require(Method method, Class<?> type, Class<?> made) {
        if (!type.isAssignableFrom(made)) {
            throw new InvalidRetryException(
                    "%s is annotated for retries, but returns %s, of which its caller cannot be given another one."
                            .formatted(RetryMethod.signatureOf(method), type.getTypeName()),
                    "Let it return " + made.getTypeName() + ".");
        }
    }

    private ReactiveDriver reactive(Method method, String what, String artifact, String type) {
        ReactiveDriver driver = ClassUtils.isPresent(type, null) ? reactive.get() : null;
        if (driver == null) {
            throw new InvalidRetryException(
                    "%s is annotated for retries, but %s, which takes %s to retry."
                            .formatted(RetryMethod.signatureOf(method), what, artifact),
                    "Add the dependency " + artifact + ".");
        }
        return driver;
    }
}
