// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.async.kinds;

import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Maybe;
import io.reactivex.rxjava3.core.Observable;
import io.reactivex.rxjava3.core.Single;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.ForkJoinPool;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.scheduling.annotation.Async;
import reactor.adapter.JdkFlowAdapter;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The targets that Java can write. */
final class Targets {

    private Targets() {}

    public static class Blocking extends Target<@Nullable String> {

        public Blocking(Script script, BeanFactory beans) {
            super(script, beans);
        }

        @Override
        protected String here(Callable<String> body) throws Exception {
            return body.call();
        }

        @Override
        protected String later(Callable<String> body) throws Exception {
            return body.call();
        }

        @Override
        protected String never(Runnable givenUp) throws Exception {
            try {
                new CountDownLatch(1).await();
                return "never";
            } finally {
                givenUp.run();
            }
        }

        @Override
        protected @Nullable String nothing() {
            return null;
        }
    }

    public abstract static class OfFutures<R> extends Target<R> {

        OfFutures(Script script, BeanFactory beans) {
            super(script, beans);
        }

        abstract R of(CompletableFuture<@Nullable String> future);

        @Override
        protected R here(Callable<String> body) {
            return of(completed(new CompletableFuture<>(), body));
        }

        @Override
        protected R later(Callable<String> body) {
            CompletableFuture<@Nullable String> future = new CompletableFuture<>();
            ForkJoinPool.commonPool().execute(() -> completed(future, body));
            return of(future);
        }

        @Override
        protected R never(Runnable givenUp) throws Exception {
            CompletableFuture<@Nullable String> future = new CompletableFuture<>();
            future.whenComplete((value, failure) -> givenUp.run());
            return of(future);
        }

        @Override
        protected R nothing() {
            return of(CompletableFuture.completedFuture(null));
        }

        private static CompletableFuture<@Nullable String> completed(
                CompletableFuture<@Nullable String> future, Callable<String> body) {
            try {
                future.complete(body.call());
            } catch (Throwable failure) {
                future.completeExceptionally(failure);
            }
            return future;
        }
    }

    public static class OfCompletableFuture extends OfFutures<CompletableFuture<@Nullable String>> {

        public OfCompletableFuture(Script script, BeanFactory beans) {
            super(script, beans);
        }

        @Override
        CompletableFuture<@Nullable String> of(CompletableFuture<@Nullable String> future) {
            return future;
        }
    }

    public static class OfCompletionStage extends OfFutures<CompletionStage<@Nullable String>> {

        public OfCompletionStage(Script script, BeanFactory beans) {
            super(script, beans);
        }

        @Override
        CompletionStage<@Nullable String> of(CompletableFuture<@Nullable String> future) {
            return future;
        }
    }

    /** Spring looks at the return types as they are written here. */
    @Async
    public static class Asynchronous extends OfCompletableFuture {

        public Asynchronous(Script script, BeanFactory beans) {
            super(script, beans);
        }

        @Override
        public CompletableFuture<@Nullable String> chargeOrQueue(String order) throws Exception {
            return super.chargeOrQueue(order);
        }

        @Override
        public CompletableFuture<@Nullable String> charge() throws Exception {
            return super.charge();
        }

        @Override
        public CompletableFuture<@Nullable String> chargeWhatever() throws Exception {
            return super.chargeWhatever();
        }

        @Override
        public CompletableFuture<@Nullable String> reserve() throws Exception {
            return super.reserve();
        }

        @Override
        public CompletableFuture<@Nullable String> reserveAndCharge() throws Exception {
            return super.reserveAndCharge();
        }

        @Override
        public CompletableFuture<@Nullable String> chargeInTime() throws Exception {
            return super.chargeInTime();
        }

        @Override
        public CompletableFuture<@Nullable String> chargeByBudget() throws Exception {
            return super.chargeByBudget();
        }

        @Override
        public CompletableFuture<@Nullable String> reserveOnItsOwn() throws Exception {
            return super.reserveOnItsOwn();
        }

        @Override
        public CompletableFuture<@Nullable String> order() throws Exception {
            return super.order();
        }

        @Override
        public CompletableFuture<@Nullable String> remote() throws Exception {
            return super.remote();
        }

        @Override
        public CompletableFuture<@Nullable String> byClass() throws Exception {
            return super.byClass();
        }
    }

    public abstract static class OfPublishers<R> extends Target<R> {

        OfPublishers(Script script, BeanFactory beans) {
            super(script, beans);
        }

        abstract R of(Mono<String> mono);

        @Override
        protected R here(Callable<String> body) {
            return of(mono(body));
        }

        @Override
        protected R later(Callable<String> body) {
            return of(mono(body).subscribeOn(Schedulers.boundedElastic()));
        }

        @Override
        protected R never(Runnable givenUp) {
            return of(Mono.<String>never().doOnCancel(givenUp));
        }

        /** RxJava does not get along with an Error that Mono.fromCallable has met. */
        private static Mono<String> mono(Callable<String> body) {
            return Mono.defer(() -> {
                try {
                    return Mono.just(body.call());
                } catch (Throwable failure) {
                    return Mono.error(failure);
                }
            });
        }

        @Override
        protected R nothing() {
            return of(Mono.empty());
        }
    }

    public static class OfMono extends OfPublishers<Mono<String>> {

        public OfMono(Script script, BeanFactory beans) {
            super(script, beans);
        }

        @Override
        Mono<String> of(Mono<String> mono) {
            return mono;
        }

        @Override // Spring's transactions look at the return type as it is written
        public Mono<String> reserveOnItsOwn() throws Exception {
            return super.reserveOnItsOwn();
        }
    }

    public static class OfFlux extends OfPublishers<Flux<String>> {

        public OfFlux(Script script, BeanFactory beans) {
            super(script, beans);
        }

        @Override
        Flux<String> of(Mono<String> mono) {
            return mono.flux();
        }

        @Override // Spring's transactions look at the return type as it is written
        public Flux<String> reserveOnItsOwn() throws Exception {
            return super.reserveOnItsOwn();
        }
    }

    public static class OfFlowPublisher extends OfPublishers<Flow.Publisher<String>> {

        public OfFlowPublisher(Script script, BeanFactory beans) {
            super(script, beans);
        }

        @Override
        Flow.Publisher<String> of(Mono<String> mono) {
            return JdkFlowAdapter.publisherToFlowPublisher(mono);
        }
    }

    public static class OfSingle extends OfPublishers<Single<String>> {

        static final String NOTHING = "";

        public OfSingle(Script script, BeanFactory beans) {
            super(script, beans);
        }

        @Override
        Single<String> of(Mono<String> mono) {
            return Single.fromPublisher(mono);
        }

        @Override
        protected Single<String> nothing() {
            return Single.just(NOTHING);
        }
    }

    public static class OfMaybe extends OfPublishers<Maybe<String>> {

        public OfMaybe(Script script, BeanFactory beans) {
            super(script, beans);
        }

        @Override
        Maybe<String> of(Mono<String> mono) {
            return Maybe.fromPublisher(mono);
        }
    }

    public static class OfCompletable extends OfPublishers<Completable> {

        public OfCompletable(Script script, BeanFactory beans) {
            super(script, beans);
        }

        @Override
        Completable of(Mono<String> mono) {
            return Completable.fromPublisher(mono);
        }
    }

    public static class OfObservable extends OfPublishers<Observable<String>> {

        public OfObservable(Script script, BeanFactory beans) {
            super(script, beans);
        }

        @Override
        Observable<String> of(Mono<String> mono) {
            return Observable.fromPublisher(mono);
        }
    }

    public static class OfFlowable extends OfPublishers<Flowable<String>> {

        public OfFlowable(Script script, BeanFactory beans) {
            super(script, beans);
        }

        @Override
        Flowable<String> of(Mono<String> mono) {
            return Flowable.fromPublisher(mono);
        }
    }

    public static class OfUni extends OfPublishers<Uni<String>> {

        public OfUni(Script script, BeanFactory beans) {
            super(script, beans);
        }

        @Override
        Uni<String> of(Mono<String> mono) {
            return Uni.createFrom().publisher(JdkFlowAdapter.publisherToFlowPublisher(mono));
        }
    }

    public static class OfMulti extends OfPublishers<Multi<String>> {

        public OfMulti(Script script, BeanFactory beans) {
            super(script, beans);
        }

        @Override
        Multi<String> of(Mono<String> mono) {
            return Multi.createFrom().publisher(JdkFlowAdapter.publisherToFlowPublisher(mono));
        }
    }
}
