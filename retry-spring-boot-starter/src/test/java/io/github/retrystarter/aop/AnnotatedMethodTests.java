// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.aop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.retrystarter.RecordingClock;
import io.github.retrystarter.StarterContext;
import io.github.retrystarter.annotation.RetryOnConflict;
import io.github.retrystarter.annotation.RetryOnError;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import org.aopalliance.intercept.MethodInterceptor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.support.AopUtils;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.annotation.AliasFor;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;

/** What the annotations mean, wherever they are put, through real proxies. */
class AnnotatedMethodTests {

    private final ApplicationContextRunner runner = StarterContext.runner()
            .withPropertyValues(
                    "retry.profiles.one.steps=1",
                    "retry.profiles.two.steps=2",
                    "retry.profiles.three.steps=3",
                    "retry.profiles.files.includes=java.io.IOException",
                    "retry.profiles.files.excludes=java.io.FileNotFoundException",
                    "app.backoff=three");

    public static class OnMethods extends Script {

        @RetryOnConflict
        public String conflict() throws Exception {
            return run();
        }

        @RetryOnError
        public String error() throws Exception {
            return run();
        }

        @RetryOnError(backoff = "three", includes = IOException.class, excludes = FileNotFoundException.class)
        public String files() throws Exception {
            return run();
        }

        @RetryOnError(backoff = "files")
        public String filesByProfile() throws Exception {
            return run();
        }

        @RetryOnError(backoff = "files", includes = IllegalStateException.class)
        public String statesByAnnotation() throws Exception {
            return run();
        }

        @RetryOnError(backoff = "${app.backoff}")
        public String placeholder() throws Exception {
            return run();
        }

        @RetryOnError(backoff = "${app.missing:two}")
        public String placeholderWithDefault() throws Exception {
            return run();
        }

        @RetryOnError(backoff = "two", includes = IOException.class)
        @RetryOnError(backoff = "three", includes = IllegalStateException.class)
        @RetryOnConflict(backoff = "one")
        public String several() throws Exception {
            return run();
        }

        public String plain() throws Exception {
            return run();
        }
    }

    @Test
    void aConflictIsRetried() {
        with(OnMethods.class, bean -> {
            bean.failWith(new OptimisticLockingFailureException("1"), new OptimisticLockingFailureException("2"));
            assertThat(bean.conflict()).isEqualTo("done");
            assertThat(bean.calls()).isEqualTo(3);
        });
    }

    @Test
    void aConflictIsTriedFiveTimesTenMillisecondsApart() {
        runner.withBean(OnMethods.class).run(context -> {
            OnMethods bean = context.getBean(OnMethods.class);
            Exception[] conflicts = conflicts(5);
            bean.failWith(conflicts);
            assertThat(catchThrowable(bean::conflict)).isSameAs(conflicts[4]).hasNoSuppressedExceptions();
            assertThat(context.getBean(RecordingClock.class).waits)
                    .hasSize(4)
                    .allSatisfy(wait -> assertThat(wait).isBetween(Duration.ofMillis(10), Duration.ofMillis(11)));
        });
    }

    @Test
    void whatIsNoConflictIsNotRetriedAsOne() {
        with(OnMethods.class, bean -> {
            Exception duplicate = new DuplicateKeyException("1");
            bean.failWith(duplicate);
            assertThat(catchThrowable(bean::conflict)).isSameAs(duplicate);
            assertThat(bean.calls()).isEqualTo(1);
        });
    }

    @Test
    void anErrorRuleRetriesEveryExceptionAndCheckedOnesArriveUnchanged() {
        with(OnMethods.class, bean -> {
            IOException last = new IOException("4");
            bean.failWith(new IOException("1"), new IllegalStateException("2"), new Exception("3"), last);
            assertThat(catchThrowable(bean::error)).isSameAs(last);
            assertThat(bean.calls()).isEqualTo(4);
        });
    }

    @Test
    void errorsAndInterruptionsAreNeverRetried() {
        with(OnMethods.class, bean -> {
            Throwable error = new OutOfMemoryError("1");
            Throwable interruption = new InterruptedException("2");
            bean.failWith(error, interruption);
            assertThat(catchThrowable(bean::error)).isSameAs(error);
            assertThat(catchThrowable(bean::error)).isSameAs(interruption);
            assertThat(bean.calls()).isEqualTo(2);
        });
    }

    @Test
    void includesAndExcludesMatchCausesAndExcludesWin() {
        with(OnMethods.class, bean -> {
            bean.failWith(new UncheckedIOException(new IOException("1")));
            assertThat(bean.files()).isEqualTo("done");
            bean.failWith(new UncheckedIOException(new FileNotFoundException("2")));
            assertThatThrownBy(bean::files).hasRootCauseMessage("2");
            bean.failWith(new IllegalStateException("3"));
            assertThatThrownBy(bean::files).hasMessage("3");
            assertThat(bean.calls()).isEqualTo(4);
        });
    }

    @Test
    void whatTheAnnotationLeavesOutTheProfileSays() {
        with(OnMethods.class, bean -> {
            bean.failWith(new IOException("1"));
            assertThat(bean.filesByProfile()).isEqualTo("done");
            bean.failWith(new FileNotFoundException("2"));
            assertThatThrownBy(bean::filesByProfile).hasMessage("2");
            bean.failWith(new IllegalStateException("3"));
            assertThatThrownBy(bean::filesByProfile).hasMessage("3");
        });
    }

    @Test
    void ownIncludesReplaceThoseOfTheProfileAndItsExcludesStay() {
        with(OnMethods.class, bean -> {
            bean.failWith(new IllegalStateException("1"));
            assertThat(bean.statesByAnnotation()).isEqualTo("done");
            bean.failWith(new IOException("2"));
            assertThatThrownBy(bean::statesByAnnotation).hasMessage("2");
            bean.failWith(new IllegalStateException("3", new FileNotFoundException()));
            assertThatThrownBy(bean::statesByAnnotation).hasMessage("3");
        });
    }

    @Test
    void aPlaceholderNamesTheProfile() {
        with(OnMethods.class, bean -> {
            bean.failWith(new IOException("1"), new IOException("2"), new IOException("3"));
            assertThatThrownBy(bean::placeholder).hasMessage("3");
            bean.failWith(new IOException("4"), new IOException("5"));
            assertThatThrownBy(bean::placeholderWithDefault).hasMessage("5");
        });
    }

    @Test
    void severalRulesAreAskedConflictFirstAndThenAsWritten() {
        with(OnMethods.class, bean -> {
            bean.failWith(new OptimisticLockingFailureException("conflict has one step"));
            assertThatThrownBy(bean::several).hasMessage("conflict has one step");
            bean.failWith(
                    new IllegalStateException("1"),
                    new IOException("2"),
                    new IllegalStateException("3"),
                    new IOException("4"));
            assertThatThrownBy(bean::several)
                    .as("each rule counts its own steps")
                    .hasMessage("4");
            bean.failWith(new IllegalArgumentException("nobody's"));
            assertThatThrownBy(bean::several).hasMessage("nobody's");
        });
    }

    @Test
    void aClassAndItsProxyAreLookedAtOnce() throws Exception {
        Method conflict = OnMethods.class.getMethod("conflict");
        runner.withBean(OnMethods.class).run(context -> {
            RetryMethods methods = context.getBean(RetryMethods.class);
            Class<?> proxyClass = context.getBean(OnMethods.class).getClass();
            assertThat(proxyClass).isNotEqualTo(OnMethods.class);
            assertThat(methods.find(conflict, proxyClass))
                    .isNotNull()
                    .isSameAs(methods.find(conflict, OnMethods.class));
        });
    }

    @Test
    void aMethodWithoutAnnotationRunsOnce() {
        with(OnMethods.class, bean -> {
            bean.failWith(new OptimisticLockingFailureException("1"));
            assertThatThrownBy(bean::plain).hasMessage("1");
        });
    }

    @RetryOnError(backoff = "three")
    public static class OnClass extends Script {

        private int texts;

        public String byClass() throws Exception {
            return run();
        }

        @RetryOnConflict(backoff = "two")
        public String byMethod() throws Exception {
            return run();
        }

        @Override
        public String toString() {
            throw new IllegalStateException("toString " + ++texts);
        }

        String packagePrivate() throws Exception {
            return run();
        }
    }

    @Test
    void aClassLevelRuleHoldsForMethodsWithoutOneOfTheirOwn() {
        with(OnClass.class, bean -> {
            bean.failWith(new IOException("1"), new IOException("2"), new IOException("3"));
            assertThatThrownBy(bean::byClass).hasMessage("3");
            bean.failWith(new IOException("4"));
            assertThatThrownBy(bean::byMethod)
                    .as("its own rule replaces that of the class")
                    .hasMessage("4");
        });
    }

    @Test
    void aClassLevelRuleIsForPublicMethodsAndNotForWhatEveryObjectHas() {
        runner.withBean(OnClass.class).run(context -> {
            OnClass bean = context.getBean(OnClass.class);
            assertThatThrownBy(bean::toString).hasMessage("toString 1");
            bean.failWith(new IOException("1"));
            assertThatThrownBy(bean::packagePrivate).hasMessage("1");
        });
    }

    public static class Inherited extends OnClass {

        @Override
        public String byMethod() throws Exception {
            return run();
        }
    }

    @Test
    void aSubclassInheritsTheRules() {
        with(Inherited.class, bean -> {
            bean.failWith(new IOException("1"), new IOException("2"));
            assertThat(bean.byClass()).isEqualTo("done");
            bean.failWith(new OptimisticLockingFailureException("3"));
            assertThat(bean.byMethod()).isEqualTo("done");
        });
    }

    @RetryOnConflict(backoff = "two")
    public interface Service {

        String byInterface() throws Exception;

        @RetryOnError(backoff = "three")
        String byInterfaceMethod() throws Exception;
    }

    public static class ServiceBean extends Script implements Service {

        @Override
        public String byInterface() throws Exception {
            return run();
        }

        @Override
        public String byInterfaceMethod() throws Exception {
            return run();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void annotationsOnAnInterfaceWorkThroughEitherKindOfProxy(boolean proxyTargetClass) {
        runner.withBean(ServiceBean.class)
                .withPropertyValues("spring.aop.proxy-target-class=" + proxyTargetClass)
                .run(context -> {
                    Service bean = context.getBean(Service.class);
                    assertThat(AopUtils.isCglibProxy(bean)).isEqualTo(proxyTargetClass);
                    Script script = targetOf(bean);
                    script.failWith(new OptimisticLockingFailureException("1"));
                    assertThat(bean.byInterface()).isEqualTo("done");
                    script.failWith(new IOException("2"), new IOException("3"));
                    assertThat(bean.byInterfaceMethod()).isEqualTo("done");
                    script.failWith(new IOException("4"));
                    assertThatThrownBy(bean::byInterface).hasMessage("4");
                });
    }

    public interface Converter<T> {

        T convert(T value) throws Exception;
    }

    public static class Upper extends Script implements Converter<String> {

        @Override
        @RetryOnError(backoff = "two")
        public String convert(String value) throws Exception {
            run();
            return value.toUpperCase(Locale.ROOT);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aGenericMethodIsRetriedThroughItsBridge(boolean proxyTargetClass) {
        runner.withBean(Upper.class)
                .withPropertyValues("spring.aop.proxy-target-class=" + proxyTargetClass)
                .run(context -> {
                    @SuppressWarnings("unchecked")
                    Converter<String> bean = context.getBean(Converter.class);
                    targetOf(bean).failWith(new IOException("1"));
                    assertThat(bean.convert("a")).isEqualTo("A");
                });
    }

    @Test
    void aClientThatIsAJdkProxyItselfIsRetriedByItsInterface() {
        Script script = new Script();
        Service client = (Service) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Service.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "hashCode" -> 1;
                    case "equals" -> proxy == arguments[0];
                    case "toString" -> "client";
                    default -> script.run();
                });
        runner.withBean(Service.class, () -> client).run(context -> {
            script.failWith(new IOException("1"), new IOException("2"));
            assertThat(context.getBean(Service.class).byInterfaceMethod()).isEqualTo("done");
            script.failWith(new OptimisticLockingFailureException("3"));
            assertThat(context.getBean(Service.class).byInterface()).isEqualTo("done");
        });
    }

    @Retention(RetentionPolicy.RUNTIME)
    @RetryOnError(backoff = "three", includes = IOException.class)
    @interface RetryIo {

        @AliasFor(annotation = RetryOnError.class, attribute = "backoff")
        String profile() default "three";
    }

    @Retention(RetentionPolicy.RUNTIME)
    @RetryOnConflict(backoff = "two")
    @RetryIo
    @interface RetryAll {}

    public static class Composed extends Script {

        @RetryIo(profile = "two")
        public String io() throws Exception {
            return run();
        }

        @RetryAll
        public String all() throws Exception {
            return run();
        }

        @RetryIo(profile = "one")
        @RetryOnError(backoff = "three")
        public String inTheOrderWritten() throws Exception {
            return run();
        }

        @RetryIo(profile = "one")
        @RetryOnError(backoff = "two")
        @RetryOnError(backoff = "three")
        public String besideARepeatedOne() throws Exception {
            return run();
        }
    }

    @Test
    void composedAnnotationsWork() {
        with(Composed.class, bean -> {
            bean.failWith(new IOException("1"), new IOException("2"));
            assertThatThrownBy(bean::io).hasMessage("2");
            bean.failWith(new OptimisticLockingFailureException("3"), new IOException("4"), new IOException("5"));
            assertThat(bean.all()).isEqualTo("done");
            bean.failWith(new IOException("6"));
            assertThatThrownBy(bean::inTheOrderWritten).hasMessage("6");
            bean.failWith(new IOException("7"));
            assertThatThrownBy(bean::besideARepeatedOne).hasMessage("7");
        });
    }

    @Test
    void aClientMadeBySpringHasOnlyItsOwnMethods() {
        Service client = ProxyFactory.getProxy(Service.class, (MethodInterceptor) invocation -> "done");
        runner.withBean(Service.class, () -> client)
                .run(context -> assertThat(context.getBean(RetryMethods.class).ofBeans())
                        .extracting(ofBean -> ofBean.method().method().getName())
                        .containsExactly("byInterface", "byInterfaceMethod"));
    }

    private interface Check<T> {

        void accept(T bean) throws Exception;
    }

    private <T extends Script> void with(Class<T> type, Check<T> check) {
        runner.withBean(type).run(context -> check.accept(context.getBean(type)));
    }

    private static Script targetOf(Object bean) throws Exception {
        return (Script)
                Objects.requireNonNull(((Advised) bean).getTargetSource().getTarget());
    }

    private static Exception[] conflicts(int count) {
        Exception[] conflicts = new Exception[count];
        Arrays.setAll(conflicts, number -> new OptimisticLockingFailureException("" + number));
        return conflicts;
    }
}
