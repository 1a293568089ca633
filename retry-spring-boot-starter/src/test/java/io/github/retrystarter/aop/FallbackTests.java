// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.aop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retrystarter.StarterContext;
import io.github.retrystarter.annotation.RetryOnConflict;
import io.github.retrystarter.annotation.RetryOnError;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;

/** What answers when the retries gave up. */
class FallbackTests {

    private final ApplicationContextRunner runner =
            StarterContext.runner().withPropertyValues("retry.profiles.default.steps=1", "retry.profiles.two.steps=2");

    public static class WithFallback extends Script {

        @RetryOnError(backoff = "two", includes = IOException.class, fallback = "instead")
        public String charge(String order, int amount) throws Exception {
            return run();
        }

        private String instead(String order, int amount) {
            return order + amount;
        }

        String instead(String order, int amount, FileNotFoundException failure) throws IOException {
            throw new IOException("fallback failed: " + failure.getMessage());
        }

        @RetryOnError(fallback = "none")
        @RetryOnConflict(fallback = "merged")
        public @Nullable String perRule() throws Exception {
            return run();
        }

        String none(FileNotFoundException failure) {
            return "no file";
        }

        static String merged(Exception conflict) {
            return "merged after " + conflict.getMessage();
        }
    }

    @Test
    void itAnswersWhenARuleGaveUp() {
        with(WithFallback.class, bean -> {
            bean.failWith(new IOException("1"), new IOException("2"));
            assertThat(bean.charge("a", 7)).isEqualTo("a7");
            assertThat(bean.calls()).isEqualTo(2);
        });
    }

    @Test
    void itsOwnExceptionArrivesAsItIs() {
        with(WithFallback.class, bean -> {
            bean.failWith(new IOException("1"), new FileNotFoundException("2"));
            assertThatThrownBy(() -> bean.charge("a", 7))
                    .isExactlyInstanceOf(IOException.class)
                    .hasMessage("fallback failed: 2")
                    .hasNoCause()
                    .hasNoSuppressedExceptions();
        });
    }

    @Test
    void itIsNotForFailuresThatNoRuleMatches() {
        with(WithFallback.class, bean -> {
            bean.failWith(new IllegalStateException("1"));
            assertThatThrownBy(() -> bean.charge("a", 7)).hasMessage("1");
        });
    }

    @Test
    void eachRuleHasItsOwnAndOneThatDoesNotTakeTheFailureIsPassedOver() {
        with(WithFallback.class, bean -> {
            for (int time = 0; time < 5; time++) {
                bean.failWith(new OptimisticLockingFailureException("1"));
            }
            assertThat(bean.perRule()).isEqualTo("merged after 1");
            bean.failWith(new FileNotFoundException("2"));
            assertThat(bean.perRule()).isEqualTo("no file");
            bean.failWith(new IOException("3"));
            assertThatThrownBy(bean::perRule).hasMessage("3");
        });
    }

    public static class ByType extends Script {

        @RetryOnError(fallback = "instead")
        public String charge(Exception argument) throws Exception {
            return run();
        }

        String instead(Exception argument, Throwable failure) {
            return "any";
        }

        String instead(Exception argument, IOException failure) {
            return "io";
        }

        String instead(Exception argument, FileNotFoundException failure) {
            return "file";
        }

        String instead(Exception argument) {
            return "never, as one of the others always fits";
        }
    }

    @Test
    void theClosestTypeWins() {
        with(ByType.class, bean -> {
            IOException argument = new FileNotFoundException("an argument, and not the failure");
            bean.failWith(new IllegalStateException(), new IOException(), new FileNotFoundException());
            assertThat(bean.charge(argument)).isEqualTo("any");
            assertThat(bean.charge(argument)).isEqualTo("io");
            assertThat(bean.charge(argument)).isEqualTo("file");
        });
    }

    public static class OfAllKinds extends Script {

        private String noted = "nothing";

        @RetryOnError(fallback = "noneInstead")
        public void none(long number) throws Exception {
            run();
        }

        void noneInstead(long number, Exception failure) {
            noted = number + " " + failure.getMessage();
        }

        public String noted() {
            return noted;
        }

        @RetryOnError(fallback = "sumInstead")
        public long sum(int first, long second, double third, char fourth, boolean... more) throws Exception {
            run();
            return 0;
        }

        long sumInstead(int first, long second, double third, char fourth, boolean... more) {
            return first + second + (long) third + fourth + more.length;
        }

        @RetryOnError(fallback = "maybeInstead")
        public Optional<String> maybe() throws Exception {
            return Optional.of(run());
        }

        Optional<String> maybeInstead() {
            return Optional.of("instead");
        }

        @RetryOnError(fallback = "listInstead")
        public <T extends Comparable<T>> List<T> list(List<? extends T> values, Class<T> type) throws Exception {
            run();
            return List.of();
        }

        <S extends Comparable<S>> List<S> listInstead(List<? extends S> values, Class<S> type, Exception failure) {
            return List.copyOf(values);
        }

        @RetryOnError(fallback = "wider")
        public Number number() throws Exception {
            run();
            return 0;
        }

        Integer wider() {
            return 7;
        }
    }

    @Test
    void everyKindOfParametersAndResultsIsServed() {
        with(OfAllKinds.class, bean -> {
            bean.failWith(
                    new IOException("1"), new IOException(), new IOException(), new IOException(), new IOException());
            bean.none(Long.MAX_VALUE);
            assertThat(bean.noted()).isEqualTo(Long.MAX_VALUE + " 1");
            assertThat(bean.sum(1, 2, 3.5, 'a', true, false)).isEqualTo(1 + 2 + 3 + 'a' + 2);
            assertThat(bean.maybe()).contains("instead");
            assertThat(bean.list(List.of("a", "b"), String.class)).containsExactly("a", "b");
            assertThat(bean.number()).isEqualTo(7);
        });
    }

    public abstract static class Generic<K, V> extends Script {

        @RetryOnError(fallback = "instead")
        public List<V> load(K key, List<V> known) throws Exception {
            run();
            return known;
        }

        List<V> instead(K key, List<V> known, Exception failure) {
            return List.of();
        }
    }

    public static class InheritsItsFallback extends Generic<String, Integer> {}

    public static class OverridesItsFallback extends Generic<String, Integer> {

        @Override
        List<Integer> instead(String key, List<Integer> known, Exception failure) {
            return List.of(key.length());
        }
    }

    @Test
    void itHasTheTypesThatItsClassGivesAGenericOne() {
        with(InheritsItsFallback.class, bean -> {
            bean.failWith(new IOException("1"));
            assertThat(bean.load("abc", List.of(1))).isEmpty();
        });
        with(OverridesItsFallback.class, bean -> {
            bean.failWith(new IOException("1"));
            assertThat(bean.load("abc", List.of(1))).containsExactly(3);
        });
    }

    public abstract static class OfAnyFailure<E extends Exception> extends Script {

        @RetryOnError(fallback = "instead")
        public String call() throws Exception {
            return run();
        }

        String instead(E failure) {
            return explain(failure);
        }

        abstract String explain(E failure);
    }

    public static class OfInputFailures extends OfAnyFailure<IOException> {

        @Override
        String explain(IOException failure) {
            return "instead of " + failure.getMessage();
        }
    }

    @Test
    void itsExceptionHasTheTypeThatItsClassGivesAGenericOne() {
        with(OfInputFailures.class, bean -> {
            bean.failWith(new IOException("1"), new IllegalArgumentException("2"));
            assertThat(bean.call()).isEqualTo("instead of 1");
            assertThatThrownBy(bean::call).hasMessage("2");
        });
    }

    @RetryOnError(fallback = "instead")
    public static class OfTheClass extends Script {

        public String charge(String order) throws Exception {
            return run();
        }

        public String refund(String order) throws Exception {
            return run();
        }

        public String instead(String order, Exception failure) throws Exception {
            if (order.isEmpty()) {
                throw new IOException("no order");
            }
            return "instead of " + order;
        }
    }

    @Test
    void oneOfTheClassAnswersForAllOthersAndIsNotRetriedItself() {
        with(OfTheClass.class, bean -> {
            bean.failWith(new IOException("1"), new IOException("2"));
            assertThat(bean.charge("a")).isEqualTo("instead of a");
            assertThat(bean.refund("b")).isEqualTo("instead of b");
            assertThatThrownBy(() -> bean.instead("", new IOException())).hasMessage("no order");
        });
        runner.withBean(OfTheClass.class)
                .run(context -> assertThat(context.getBean(RetryMethods.class).ofBeans())
                        .extracting(ofBean -> ofBean.method().method().getName())
                        .containsExactly("charge", "refund"));
    }

    public static class Base extends Script {

        @RetryOnError(fallback = "instead")
        public String ofBase() throws Exception {
            return run();
        }

        private String instead() {
            return "base";
        }
    }

    public static class Sub extends Base {

        @RetryOnError(fallback = "instead")
        public String ofSub() throws Exception {
            return run();
        }

        private String instead() {
            return "sub";
        }
    }

    @Test
    void aPrivateOneIsThatOfTheMethodsOwnClass() {
        with(Sub.class, bean -> {
            bean.failWith(new IOException("1"), new IOException("2"));
            assertThat(bean.ofBase()).isEqualTo("base");
            assertThat(bean.ofSub()).isEqualTo("sub");
        });
    }

    public interface Client {

        @RetryOnError(fallback = "instead")
        String call() throws Exception;

        default String instead(Exception failure) {
            return "instead of " + failure.getMessage();
        }
    }

    public static class OfAnInterface extends Script implements Client {

        @Override
        public String call() throws Exception {
            return run();
        }
    }

    @Test
    void itMayBeADefaultMethodOfAnInterface() {
        with(OfAnInterface.class, bean -> {
            bean.failWith(new IOException("1"));
            assertThat(bean.call()).isEqualTo("instead of 1");
        });
    }

    @EnableAsync
    public static class InAThreadOfItsOwn extends Script {

        @Async
        @RetryOnError(fallback = "instead")
        public CompletableFuture<String> charge() throws Exception {
            return CompletableFuture.completedFuture(run());
        }

        CompletableFuture<String> instead(IOException failure) {
            return CompletableFuture.completedFuture("instead of " + failure.getMessage());
        }
    }

    @Test
    void anAsyncMethodHasOneInItsThread() {
        with(InAThreadOfItsOwn.class, bean -> {
            bean.failWith(new IOException("1"));
            assertThat(bean.charge()).succeedsWithin(Duration.ofSeconds(10)).isEqualTo("instead of 1");
        });
    }

    private interface Check<T> {

        void accept(T bean) throws Exception;
    }

    private <T extends Script> void with(Class<T> type, Check<T> check) {
        runner.withBean(type).run(context -> {
            assertThat(context).hasNotFailed();
            check.accept(context.getBean(type));
        });
    }
}
