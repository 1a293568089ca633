// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.async;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import kotlinx.coroutines.Deferred;
import kotlinx.coroutines.flow.Flow;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.aop.ProxyMethodInvocation;
import org.springframework.aop.framework.ProxyFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What Spring AOP shows an interceptor of a Kotlin bean, whatever the retries make of it. */
class CoroutineProxyTests {

    private final PaymentService target = new PaymentService();
    private final List<Object> seen = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aSuspendFunctionIsAMonoThatRunsItWhenSubscribed(boolean proxyTargetClass) {
        Payments payments = proxy(proxyTargetClass, invocation -> {
            Object result = invocation.proceed();
            seen.add(result);
            assertThat(target.getCharged()).hasValue(0);
            return result;
        });

        assertThat(Coroutines.<String>call(done -> payments.charge(7, done))).isEqualTo("order 7, call 1");
        assertThat(seen).singleElement().isInstanceOf(Mono.class);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aSuspendFunctionThatReturnsAFlowIsAFlux(boolean proxyTargetClass) {
        Payments payments = proxy(proxyTargetClass, this::record);

        Flow<Integer> flow = Coroutines.call(payments::openStream);

        assertThat(target.getOpened()).hasValue(0);
        assertThat(Coroutines.collect(flow)).containsExactly(1, 2);
        assertThat(target.getOpened()).hasValue(1);
        assertThat(seen).singleElement().isInstanceOf(Flux.class);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFlowAndADeferredStayWhatTheyAre(boolean proxyTargetClass) {
        Payments payments = proxy(proxyTargetClass, this::record);

        Flow<Integer> flow = payments.stream();
        Deferred<String> deferred = payments.later();

        assertThat(seen).containsExactly(flow, deferred);
        assertThat(Coroutines.collect(flow)).containsExactly(1, 2);
        assertThat(Coroutines.<String>call(deferred::await)).isEqualTo("done");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCloneOfTheInvocationAndASecondSubscriptionBothCallTheFunctionAgain(boolean proxyTargetClass) {
        Payments payments = proxy(proxyTargetClass, invocation -> {
            Mono<?> first = (Mono<?>)
                    ((ProxyMethodInvocation) invocation).invocableClone().proceed();
            Mono<?> second = (Mono<?>)
                    ((ProxyMethodInvocation) invocation).invocableClone().proceed();
            return first.then(first).then(second);
        });

        assertThat(Coroutines.<String>call(done -> payments.charge(7, done))).isEqualTo("order 7, call 3");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void cancellingTheCallerCancelsTheSubscription(boolean proxyTargetClass) throws InterruptedException {
        CountDownLatch subscribed = new CountDownLatch(1);
        CountDownLatch cancelled = new CountDownLatch(1);
        Payments payments = proxy(
                proxyTargetClass,
                invocation -> Mono.never()
                        .doOnSubscribe(subscription -> subscribed.countDown())
                        .doOnCancel(cancelled::countDown));

        CompletableFuture<String> call = Coroutines.callAsync(done -> payments.charge(7, done));
        assertThat(subscribed.await(10, TimeUnit.SECONDS)).isTrue();
        call.cancel(true);

        assertThat(cancelled.await(10, TimeUnit.SECONDS)).isTrue();
    }

    private Object record(MethodInvocation invocation) throws Throwable {
        Object result = invocation.proceed();
        seen.add(result);
        return result;
    }

    private Payments proxy(boolean proxyTargetClass, MethodInterceptor interceptor) {
        ProxyFactory factory = new ProxyFactory(target);
        factory.setProxyTargetClass(proxyTargetClass);
        factory.addAdvice(interceptor);
        return (Payments) factory.getProxy();
    }
}
