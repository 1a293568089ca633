// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;

import io.github.retrystarter.Compiler;
import io.github.retrystarter.DevelopmentClassLoader;
import io.github.retrystarter.EarlyPostProcessor;
import io.github.retrystarter.StarterContext;
import io.github.retrystarter.annotation.RetryOnConflict;
import io.github.retrystarter.annotation.RetryOnError;
import io.github.retrystarter.aop.InvalidRetryException;
import io.github.retrystarter.aop.RetryMethods;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.aspectj.lang.annotation.Aspect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.util.ClassUtils;
import reactor.core.publisher.ConnectableFlux;
import reactor.core.publisher.Flux;

/** Every mistake in annotating stops the start, and says what is wrong, where, and what to do. */
@ExtendWith(OutputCaptureExtension.class)
class MethodMistakesTests {

    private static final String HERE = "io.github.retrystarter.autoconfigure.MethodMistakesTests$";

    private final ApplicationContextRunner runner = StarterContext.runner();

    public static class UnknownProfile {

        @RetryOnError(backoff = "paymets")
        public void charge(String order, int... amounts) {}
    }

    @Test
    void anUnknownProfile() {
        assertThat(reportFor(UnknownProfile.class, "retry.profiles.payments.steps=3"))
                .isEqualTo("@RetryOnError on " + HERE
                        + "UnknownProfile.charge(java.lang.String,int[]) has backoff = \"paymets\"."
                        + " No retry profile is named 'paymets'. Did you mean 'payments'?"
                        + " The profiles are: default, conflict, contended, payments.\n"
                        + "Correct the name, or define the profile under retry.profiles.");
    }

    public static class UnresolvedPlaceholder {

        @RetryOnConflict(backoff = "${app.profile}")
        public void charge() {}
    }

    @Test
    void aPlaceholderThatNothingResolves() {
        assertThat(reportFor(UnresolvedPlaceholder.class))
                .startsWith("@RetryOnConflict on " + HERE
                        + "UnresolvedPlaceholder.charge() has backoff = \"${app.profile}\", which cannot be resolved: ")
                .contains("app.profile")
                .endsWith("\nDefine the property, or give the placeholder a default: ${name:default}.");
        assertThat(reportFor(UnresolvedPlaceholder.class, "app.profile=nowhere"))
                .contains("No retry profile is named 'nowhere'.");
    }

    public static class NothingLeft {

        @RetryOnError(
                includes = {IOException.class, UncheckedIOException.class},
                excludes = Exception.class)
        public void own() {}

        @RetryOnError(excludes = Throwable.class)
        public void everything() {}

        @RetryOnError(backoff = "files", includes = FileNotFoundException.class)
        public void withThoseOfTheProfile() {}

        @RetryOnError(includes = IOException.class, excludes = FileNotFoundException.class)
        public void something() {}

        @RetryOnError(
                includes = {IOException.class, TimeoutException.class},
                excludes = IOException.class)
        public void half() {}

        @RetryOnConflict(backoff = "files")
        public void conflict() {}
    }

    @Test
    void includesThatTheExcludesLeaveNothingOf() {
        assertThat(reportFor(NothingLeft.class, "retry.profiles.files.excludes=java.io.IOException"))
                .startsWith("3 mistakes")
                .contains(
                        "@RetryOnError on " + HERE + "NothingLeft.own() includes java.io.IOException,"
                                + " java.io.UncheckedIOException, and its excludes, with those of profile 'default', leave"
                                + " nothing of that: java.lang.Exception. It would never retry.\n",
                        "@RetryOnError on " + HERE + "NothingLeft.everything() includes every exception, and its"
                                + " excludes, with those of profile 'default', leave nothing of that: java.lang.Throwable.",
                        "@RetryOnError on " + HERE + "NothingLeft.withThoseOfTheProfile() includes"
                                + " java.io.FileNotFoundException, and its excludes, with those of profile 'files', leave"
                                + " nothing of that: java.io.IOException.")
                .endsWith("\nInclude a type that no excluded one covers, or exclude less.");
    }

    public static class PrivateMethod {

        @RetryOnError
        private void charge() {}

        public void call() {
            charge();
        }
    }

    public static class StaticMethod {

        @RetryOnConflict
        public static void charge() {}
    }

    public static class FinalMethod {

        @RetryOnConflict
        public final void charge() {}
    }

    @Test
    void anAnnotatedMethodThatNoProxyCanReach() {
        assertThat(reportFor(PrivateMethod.class))
                .startsWith(HERE + "PrivateMethod.charge() is annotated for retries, but it is private")
                .endsWith("\nMake it a public method that other beans call, or remove the annotation.");
        assertThat(reportFor(StaticMethod.class))
                .startsWith(HERE + "StaticMethod.charge() is annotated for retries, but it is static");
        assertThat(reportFor(FinalMethod.class))
                .startsWith(HERE + "FinalMethod.charge() is annotated for retries, but it is final")
                .endsWith("\nRemove 'final' (in Kotlin, 'open' the method), or the annotation.");
    }

    public static final class FinalClass {

        @RetryOnError
        public void charge() {}
    }

    @Test
    void aFinalClassWithoutInterface() {
        assertThat(reportFor(FinalClass.class))
                .isEqualTo(HERE + "FinalClass.charge() is annotated for retries, but " + HERE
                        + "FinalClass is final, so no"
                        + " proxy can extend it and nothing would ever be retried.\n"
                        + "Remove 'final' (in Kotlin, 'open' the class), or annotate methods of an interface and set"
                        + " spring.aop.proxy-target-class=false.");
        assertThat(reportFor(FinalClass.class, "spring.aop.proxy-target-class=false"))
                .startsWith(HERE + "FinalClass.charge() is annotated for retries, but ");
    }

    @RetryOnError
    public record FinalClassWithInterface(AtomicInteger calls) implements Callable<Integer> {

        @Override
        public Integer call() throws IOException {
            if (calls.incrementAndGet() < 3) {
                throw new IOException("again");
            }
            return calls.get();
        }
    }

    public static final class FinalClassWithHalfAnInterface implements Runnable {

        @Override
        @RetryOnError
        public void run() {}

        @RetryOnError
        public void more() {}
    }

    @Test
    void aFinalClassWithInterfaceWantsAProxyOfThatInterface() {
        ApplicationContextRunner withCallable =
                runner.withBean("final", Callable.class, () -> new FinalClassWithInterface(new AtomicInteger()));
        assertThat(StarterContext.reportOf(withCallable))
                .contains("FinalClassWithInterface is final, so no proxy can extend it")
                .endsWith(
                        "\nRemove 'final' (in Kotlin, 'open' the class), or set spring.aop.proxy-target-class=false, as"
                                + " its interfaces have what is annotated.");
        withCallable
                .withPropertyValues("spring.aop.proxy-target-class=false")
                .run(context ->
                        assertThat(context.getBean(Callable.class).call()).isEqualTo(3));
        assertThat(reportFor(FinalClassWithHalfAnInterface.class, "spring.aop.proxy-target-class=false"))
                .contains("FinalClassWithHalfAnInterface is final");
    }

    public static class PackagePrivate {

        @RetryOnError
        void charge() {}
    }

    @Test
    void aPackagePrivateMethodWhoseProxyIsInAnotherClassLoader() {
        runner.withBean(PackagePrivate.class).run(context -> assertThat(context).hasNotFailed());
        assertThat(StarterContext.reportOf(
                        runner.withClassLoader(new DevelopmentClassLoader()).withBean(PackagePrivate.class)))
                .startsWith(
                        HERE + "PackagePrivate.charge() is annotated for retries, but it is package-private, and its"
                                + " proxy is in another package or class loader (io.github.retrystarter.autoconfigure,"
                                + " RestartClassLoader@5e91993f), so the proxy cannot override it and it would never be retried.")
                .endsWith("\nMake the method public or protected.");
    }

    public static class NotInItsInterface implements Runnable {

        @Override
        public void run() {}

        @RetryOnError
        public void charge() {}
    }

    @Test
    void anAnnotatedMethodThatNoInterfaceOfAJdkProxyHas() {
        assertThat(reportFor(NotInItsInterface.class, "spring.aop.proxy-target-class=false"))
                .startsWith(HERE + "NotInItsInterface.charge() is annotated for retries, but its bean is a JDK proxy")
                .endsWith("or set spring.aop.proxy-target-class=true.");
        runner.withBean(NotInItsInterface.class)
                .run(context -> assertThat(context).hasNotFailed());
    }

    public static class Promise extends CompletableFuture<String> {}

    public static class Promising {

        @RetryOnError
        public Promise charge() {
            return new Promise();
        }
    }

    @Test
    void aFutureOfAClassThatNobodyElseCanMake() {
        assertThat(reportFor(Promising.class))
                .isEqualTo(HERE + "Promising.charge() is annotated for retries, but returns " + HERE
                        + "Promise, of which its caller cannot be given another one.\n"
                        + "Let it return java.util.concurrent.CompletableFuture.");
    }

    public static class Connecting {

        @RetryOnConflict
        public ConnectableFlux<String> charge() {
            return Flux.just("").publish();
        }
    }

    @Test
    void aPublisherOfAClassThatNobodyElseCanMake() {
        assertThat(reportFor(Connecting.class))
                .contains("returns reactor.core.publisher.ConnectableFlux, of which")
                .endsWith("Let it return reactor.core.publisher.Flux.");
    }

    public static class Publishing {

        @RetryOnError
        public Flow.Publisher<String> charge() {
            return new SubmissionPublisher<>();
        }
    }

    @Test
    void aPublisherWithoutReactor() {
        assertThat(StarterContext.reportOf(runner.withClassLoader(new FilteredClassLoader("reactor"))
                        .withBean(Publishing.class)))
                .isEqualTo(HERE + "Publishing.charge() is annotated for retries, but returns"
                        + " java.util.concurrent.Flow$Publisher, which takes io.projectreactor:reactor-core to retry.\n"
                        + "Add the dependency io.projectreactor:reactor-core.");
        runner.withBean(Publishing.class).run(context -> assertThat(context).hasNotFailed());
    }

    @Async
    @EnableAsync
    public static class AllInThreadsOfTheirOwn {

        @RetryOnError
        public CompletableFuture<String> charge() {
            return CompletableFuture.completedFuture("");
        }
    }

    @Test
    void anAsyncClassIsFine() {
        runner.withBean(AllInThreadsOfTheirOwn.class)
                .run(context -> assertThat(context).hasNotFailed());
    }

    @EnableAsync
    public static class InAThreadOfItsOwn {

        private int calls;

        @Async
        @RetryOnError
        public CompletableFuture<Integer> charge() {
            if (++calls < 3) {
                throw new UncheckedIOException(new IOException());
            }
            return CompletableFuture.completedFuture(calls);
        }
    }

    @Test
    void anAsyncMethodIsRetriedInItsThread() {
        runner.withBean(InAThreadOfItsOwn.class)
                .run(context -> assertThat(
                                context.getBean(InAThreadOfItsOwn.class).charge())
                        .succeedsWithin(Duration.ofSeconds(10))
                        .isEqualTo(3));
    }

    @RetryOnError
    public static class ClassLevel {

        public final void finalOne() {}

        private void privateOne() {}

        static void staticOne() {}

        public void call() {
            privateOne();
            staticOne();
        }
    }

    @Test
    void aClassLevelRuleSkipsWhatNobodyAnnotated() {
        runner.withBean(ClassLevel.class).run(context -> assertThat(context).hasNotFailed());
    }

    public static class Charging {

        @RetryOnError
        public void charge() {}
    }

    static class NeededByAPostProcessor {

        @Bean
        static Charging charging() {
            return new Charging();
        }

        @Bean
        static EarlyPostProcessor needy(Charging charging) {
            return new EarlyPostProcessor();
        }
    }

    @Test
    void aBeanThatIsMadeBeforeTheAdvisorIs() {
        assertThat(StarterContext.reportOf(runner.withUserConfiguration(NeededByAPostProcessor.class)))
                .isEqualTo(
                        "Bean 'charging' of " + HERE + "Charging is annotated for retries, but nobody has made a proxy"
                                + " of it, so it would never be retried: it was made for needy.\n"
                                + "Let no bean post-processor or bean factory post-processor need it, or let that ask for it late,"
                                + " with an ObjectProvider; and declare their @Bean methods static.");
    }

    @Test
    void aBeanThatABeanFactoryPostProcessorAsksFor() {
        assertThat(StarterContext.reportOf(runner.withBean("charging", Charging.class)
                        .withBean(BeanFactoryPostProcessor.class, () -> beans -> beans.getBean("charging"))))
                .startsWith(
                        "Bean 'charging' of " + HERE + "Charging is annotated for retries, but nobody has made a proxy"
                                + " of it, so it would never be retried.\n");
    }

    static class NeededByARegistryPostProcessor {

        @Bean
        static Charging charging() {
            return new Charging();
        }

        @Bean
        static BeanDefinitionRegistryPostProcessor registering(Charging charging) {
            return registry -> {};
        }
    }

    @Test
    void aBeanThatABeanDefinitionRegistryPostProcessorNeeds() {
        assertThat(StarterContext.reportOf(runner.withUserConfiguration(NeededByARegistryPostProcessor.class)))
                .startsWith(
                        "Bean 'charging' of " + HERE + "Charging is annotated for retries, but nobody has made a proxy"
                                + " of it, so it would never be retried: it was made for registering.\n");
    }

    static class NeededByALatePostProcessor {

        @Bean
        static Charging charging() {
            return new Charging();
        }

        @Bean
        static BeanPostProcessor late(Charging charging) {
            return new BeanPostProcessor() {};
        }
    }

    @Test
    void aBeanThatIsMadeEarlyButNotTooEarlyIsFine() {
        runner.withUserConfiguration(NeededByALatePostProcessor.class).run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(AopUtils.isAopProxy(context.getBean(Charging.class))).isTrue();
            assertThat(context.getBean(RetryMethods.class).ofBeans())
                    .extracting(RetryMethods.OfBean::bean)
                    .containsExactly("charging");
        });
    }

    @Test
    void aMockIsNotTakenForABeanThatWasForgotten() {
        runner.withInitializer(context -> context.getBeanFactory().registerSingleton("charging", mock(Charging.class)))
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void beansThatAreMadeLaterAreLookedAtToo() {
        assertThat(StarterContext.reportOf(runner.withBean(
                        UnknownProfile.class, UnknownProfile::new, definition -> definition.setLazyInit(true))))
                .contains("No retry profile is named 'paymets'.");
        assertThat(StarterContext.reportOf(runner.withBean(
                        UnknownProfile.class,
                        UnknownProfile::new,
                        definition -> definition.setScope(BeanDefinition.SCOPE_PROTOTYPE))))
                .contains("No retry profile is named 'paymets'.");
    }

    @Test
    void whatOnlyTheBeanItselfShowsIsToldWhenItIsMade() {
        runner.withBean("later", Object.class, UnknownProfile::new, definition -> definition.setLazyInit(true))
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    for (int time = 0; time < 2; time++) {
                        assertThatThrownBy(() -> context.getBean("later"))
                                .rootCause()
                                .isInstanceOf(InvalidRetryException.class)
                                .hasMessageContaining("No retry profile is named 'paymets'.");
                    }
                });
    }

    public static class SeveralThings {

        @RetryOnError(backoff = "paymets", fallback = "missing")
        @RetryOnConflict(backoff = "${nowhere}")
        private void charge() {}

        @RetryOnError
        public final void refund() {}

        public void call() {
            charge();
        }
    }

    @Test
    void severalMistakesAreReportedTogether() {
        assertThat(StarterContext.reportOf(runner.withBean(SeveralThings.class)
                        .withBean(FinalClass.class)
                        .withUserConfiguration(NeededByAPostProcessor.class)
                        .withPropertyValues("retry.profiles.payments.steps=0")))
                .startsWith(
                        "8 mistakes were made in setting up retries:\n\n1. Property retry.profiles.payments.steps (from ")
                .contains(
                        "SeveralThings.charge() is annotated for retries, but it is private",
                        "SeveralThings.charge() has backoff = \"${nowhere}\", which cannot be resolved",
                        "SeveralThings.charge() has backoff = \"paymets\". No retry profile is named 'paymets'. Did you"
                                + " mean 'payments'?",
                        "The fallback 'missing' of " + HERE + "SeveralThings.charge() does not fit",
                        "SeveralThings.refund() is annotated for retries, but it is final",
                        "FinalClass is final, so no proxy can extend it",
                        "\n\n8. Bean 'charging' of ");
    }

    public static final class FinalAndUnknown {

        @RetryOnError(backoff = "paymets")
        public void charge() {}

        @RetryOnError
        public void refund() {}
    }

    public static class FinalMethodAndUnknown {

        @RetryOnError(backoff = "paymets")
        public final void charge() {}
    }

    @Test
    void aMistakeDoesNotHideAnotherOfTheSameMethod() {
        assertThat(reportFor(FinalAndUnknown.class))
                .startsWith("2 mistakes")
                .contains(
                        "has backoff = \"paymets\"",
                        " are annotated for retries, but " + HERE + "FinalAndUnknown is final");
        assertThat(reportFor(FinalMethodAndUnknown.class))
                .startsWith("2 mistakes")
                .contains("has backoff = \"paymets\"", "charge() is annotated for retries, but it is final");
    }

    @RetryOnError(backoff = "paymets")
    public static class WrongForAll {

        public void charge() {}

        public void refund() {}
    }

    @Test
    void anAnnotationOfAClassIsWrongOnce() {
        assertThat(reportFor(WrongForAll.class))
                .startsWith("@RetryOnError on " + HERE + "WrongForAll has backoff = \"paymets\".");
    }

    @Aspect
    public static class AnnotatedAspect {

        @RetryOnError
        public void charge() {}
    }

    @Test
    void anAspect() {
        assertThat(reportFor(AnnotatedAspect.class))
                .endsWith("so it would never be retried: Spring makes none of aspects and advice.\n"
                        + "Move the annotated method to a bean of its own.");
    }

    public abstract static sealed class Sealed {

        @RetryOnError
        public void charge() {}

        public static sealed class Half extends Sealed {}

        private static final class Whole extends Half {}
    }

    @Test
    void aSealedClass() {
        assertThat(reportFor(Sealed.Half.class))
                .contains("Sealed$Half is sealed, so no proxy can extend it")
                .contains("\nRemove 'sealed'");
    }

    @Test
    void aReadyObjectIsWarnedOf(CapturedOutput output) {
        runner.withInitializer(context -> context.getBeanFactory().registerSingleton("ready", new Charging()))
                .run(context -> assertThat(context).hasNotFailed());
        assertThat(output)
                .containsOnlyOnce("Bean 'ready' of " + HERE
                        + "Charging is annotated for retries, but was registered as a" + " ready object");
    }

    public interface Chargeable {

        @RetryOnError
        int charge();
    }

    public static class ChargesAtTheThirdTime implements Chargeable {

        private int calls;

        @Override
        public int charge() {
            if (++calls < 3) {
                throw new IllegalStateException("again");
            }
            return calls;
        }
    }

    public record Decorator(Chargeable decorated) implements Chargeable {

        @Override
        public int charge() {
            return decorated.charge();
        }
    }

    @Test
    void whatAPostProcessorWrapsAroundAProxyIsItsOwn() {
        runner.withBean("charging", Chargeable.class, ChargesAtTheThirdTime::new)
                .withBean(BeanPostProcessor.class, () -> new BeanPostProcessor() {
                    @Override
                    public Object postProcessAfterInitialization(Object bean, String beanName) {
                        return bean instanceof Chargeable charging ? new Decorator(charging) : bean;
                    }
                })
                .run(context ->
                        assertThat(context.getBean(Chargeable.class).charge()).isEqualTo(3));
    }

    @Test
    void aLaterBeanWhoseClassNeedsOneThatIsMissingIsNobodysMistake(@TempDir Path folder) throws Exception {
        Compiler.compile(folder, "Missing", "public class Missing {}");
        Compiler.compile(folder, "Unresolvable", "public class Unresolvable { public void call(Missing missing) {} }");
        Files.delete(folder.resolve("Missing.class"));
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
            RootBeanDefinition later = new RootBeanDefinition(loader.loadClass("Unresolvable"));
            later.setLazyInit(true);
            runner.withInitializer(
                            context -> ((BeanDefinitionRegistry) context).registerBeanDefinition("unresolvable", later))
                    .run(context -> assertThat(context).hasNotFailed());
        }
    }

    @Test
    void anExceptionTypeThatIsNotOnTheClassPath(@TempDir Path folder) throws Exception {
        Compiler.compile(folder, "Missing", "public class Missing extends Exception {}");
        Compiler.compile(folder, "Charges", """
                import io.github.retrystarter.annotation.RetryOnError;

                @RetryOnError(excludes = Missing.class)
                public class Charges {

                    @RetryOnError(includes = {IllegalStateException.class, Missing.class})
                    public void charge() {}

                    @RetryOnError
                    @RetryOnError(includes = Missing.class)
                    public void refund() {}
                }
                """);
        Files.delete(folder.resolve("Missing.class"));
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
            assertThat(StarterContext.reportOf(runner.withClassLoader(loader).withBean(loader.loadClass("Charges"))))
                    .startsWith("3 mistakes")
                    .contains(
                            "@RetryOnError on Charges names Missing, which is not on the class path, so there is no telling"
                                    + " what it retries.",
                            "@RetryOnError on Charges.charge() names Missing,",
                            "@RetryOnError on Charges.refund() names Missing,")
                    .endsWith("\nAdd what has that class, or leave it out.");
        }
    }

    @Test
    @EnabledIf("springHasProxyable")
    void aFinalClassOfWhichAnInterfaceProxyIsAskedForIsFine() {
        RootBeanDefinition definition = new RootBeanDefinition(
                FinalClassWithInterface.class, () -> new FinalClassWithInterface(new AtomicInteger()));
        // what Spring 7 makes of @Proxyable(interfaces = Callable.class)
        definition.setAttribute(AutoProxyUtils.class.getName() + ".exposedInterfaces", new Class<?>[] {Callable.class});
        runner.withInitializer(
                        context -> ((BeanDefinitionRegistry) context).registerBeanDefinition("final", definition))
                .run(context ->
                        assertThat(context.getBean(Callable.class).call()).isEqualTo(3));
    }

    static boolean springHasProxyable() {
        return ClassUtils.isPresent("org.springframework.context.annotation.Proxyable", null);
    }

    @Test
    void mistakesAreNotLostWhereSomethingElseStopsTheStart(CapturedOutput output) {
        runner.withBean(UnknownProfile.class)
                .withBean("other", Object.class, () -> {
                    throw new IllegalStateException("no database");
                })
                .run(context -> assertThat(context).getFailure().rootCause().hasMessage("no database"));
        assertThat(output)
                .contains("Beside what has stopped the start: @RetryOnError on " + HERE + "UnknownProfile.charge(");
    }

    private String reportFor(Class<?> bean, String... properties) {
        return StarterContext.reportOf(runner.withBean(bean).withPropertyValues(properties));
    }
}
