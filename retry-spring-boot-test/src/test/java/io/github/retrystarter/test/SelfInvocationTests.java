// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrystarter.annotation.RetryOnConflict;
import io.github.retrystarter.annotation.RetryOnError;
import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.aop.framework.AopContext;
import org.springframework.beans.factory.ObjectProvider;

/** A call past the proxy is found however it is written, and no other call is. */
class SelfInvocationTests {

    private static final String HERE = SelfInvocationTests.class.getName() + "$";

    @Test
    void theFindingNamesCallerMethodLineAndTheWaysOut() {
        assertThat(Findings.withoutLines(RetryRules.NO_SELF_INVOCATION, Direct.class))
                .singleElement()
                .isEqualTo("Method <" + HERE + "Direct.call()> calls <" + HERE + "Direct.charge(int)> on its own object"
                        + " in (SelfInvocationTests.java:n), past the proxy, so it is not retried: call it from another"
                        + " bean, or through ObjectProvider<Direct> or AopContext.currentProxy()");
    }

    @Test
    void theLineIsThatOfTheCall() {
        int line = new Lines().before();
        assertThat(findings(Lines.class)).singleElement().asString().contains("java:" + (line + 1) + ")");
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                Direct.class,
                Qualified.class,
                AfterBranches.class,
                InCatch.class,
                PrivateMethod.class,
                OfASuperclass.class,
                ThroughSuper.class,
                ReferenceToSuper.class,
                Reference.class,
                ReferenceToInherited.class,
                InLambda.class,
                InStream.class,
                InNestedLambda.class,
                InGuardedSwitch.class,
                LocalCopy.class,
                CapturedCopy.class,
                Cast.class,
                Overload.class,
                FromAMethodThatIsNotRetried.class,
                RulesOfTheirOwn.class
            })
    void callOnTheOwnObjectIsFound(Class<?> type) {
        assertThat(findings(type))
                .singleElement()
                .asString()
                .startsWith("Method <" + type.getName() + ".call()> calls");
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                Overriding.class,
                Implementing.class,
                ImplementingGeneric.class,
                DefaultMethod.class,
                OfTheClass.class,
                OfTheSuperclass.class,
                OfTheInterface.class,
                OwnReplacesThatOfTheClass.class,
                Composed.class,
                ComposedOfSeveral.class,
                Repeated.class,
                OnConflict.class
            })
    void annotationCountsWhereverItStands(Class<?> type) {
        assertThat(findings(type))
                .singleElement()
                .asString()
                .startsWith("Method <" + type.getName() + ".call()> calls");
    }

    @Test
    void callInAConstructorIsFound() {
        assertThat(findings(InConstructor.class))
                .singleElement()
                .asString()
                .startsWith(
                        "Constructor <" + HERE + "InConstructor.<init>()> calls <" + HERE + "InConstructor.charge()>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Inner", "Inner$Innermost", "1"})
    void callFromAnInnerClassIsFound(String name) throws ClassNotFoundException {
        Class<?> inner = Class.forName(HERE + "Around$" + name);
        assertThat(findings(inner))
                .singleElement()
                .asString()
                .contains("<" + HERE + "Around.charge()>", "ObjectProvider<Around>");
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                SelfField.class,
                Provider.class,
                CurrentProxy.class,
                Parameter.class,
                StaticMethod.class,
                ReferenceToAnother.class,
                UnboundReference.class,
                AnotherInLambda.class,
                ThisOrAnother.class,
                NewObject.class,
                CallsNothing.class
            })
    void callOnAnotherObjectIsFine(Class<?> type) {
        assertThat(findings(type)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                CallsTheOverridden.class,
                CallsTheOverriddenGeneric.class,
                CallsTheOverriddenInLambda.class,
                ImplementingGenericAlone.class,
                WhatTheClassDoesNotMean.class,
                RetriedWithTheCaller.class,
                RetriedByItsInterface.class,
                Recursion.class,
                FallbackOfTheClass.class,
                NotAnnotated.class,
                NamedLikeAPrivateOne.class
            })
    void callThatLosesNoRetryIsFine(Class<?> type) {
        assertThat(findings(type)).isEmpty();
    }

    @Test
    void anOverloadIsNotWhatItOverrides() {
        assertThat(findings(OverloadOfTheOverridden.class)).hasSize(1);
    }

    @Test
    void severalCallsAreFindingsOfTheirOwn() {
        assertThat(findings(Several.class)).hasSize(3);
    }

    private static List<String> findings(Class<?> type) {
        return Findings.of(RetryRules.NO_SELF_INVOCATION, type);
    }

    static class Direct {

        @RetryOnError
        public void charge(int amount) {}

        void call() {
            charge(1);
        }
    }

    static class Lines {

        @RetryOnError
        public void charge() {}

        int before() {
            int line = new Throwable().getStackTrace()[0].getLineNumber();
            charge();
            return line;
        }
    }

    static class Qualified {

        @RetryOnError
        public int charge(long amount, String currency) {
            return 0;
        }

        int call() {
            return this.charge(1, "EUR");
        }
    }

    static class AfterBranches {

        @RetryOnError
        public void charge(int amount) {}

        void call() {
            for (int i = 0; i < 3; i++) {
                if (i == 1) {
                    continue;
                }
                charge(i > 1 ? i : -i);
            }
        }
    }

    static class InCatch {

        @RetryOnError
        public void charge() {}

        void call() throws IOException {
            try (Stream<String> lines = Stream.of("a")) {
                lines.forEach(line -> {});
            } finally {
                charge();
            }
        }
    }

    static class PrivateMethod {

        @RetryOnError
        private void charge() {}

        void call() {
            charge();
        }
    }

    static class Base {

        @RetryOnError
        public void charge() {}
    }

    static class OfASuperclass extends Base {

        void call() {
            charge();
        }
    }

    static class ThroughSuper extends Base {

        @Override
        public void charge() {}

        void call() {
            super.charge();
        }
    }

    static class ReferenceToSuper extends Base {

        Runnable call() {
            return super::charge;
        }
    }

    static class Reference {

        @RetryOnError
        public void charge() {}

        Runnable call() {
            return this::charge;
        }
    }

    static class Plain {

        public void charge() {}
    }

    @RetryOnError
    static class ReferenceToInherited extends Plain {

        Runnable call() {
            return this::charge;
        }
    }

    static class InLambda {

        @RetryOnError
        public void charge(int amount) {}

        Runnable call() {
            int amount = 1;
            return () -> charge(amount);
        }
    }

    static class InStream {

        @RetryOnError
        public int charge(int amount) {
            return amount;
        }

        List<Integer> call() {
            return Stream.of(1, 2).filter(i -> i > 1).map(this::charge).toList();
        }
    }

    static class InNestedLambda {

        @RetryOnError
        public void charge() {}

        Callable<Runnable> call() {
            return () -> () -> this.charge();
        }
    }

    static class InGuardedSwitch {

        @RetryOnError
        public String charge(String text) {
            return text;
        }

        String call() {
            String text = "a" + hashCode() + "b" + this;
            return switch (text) {
                case "a" -> charge(text);
                default -> text;
            };
        }
    }

    static class LocalCopy {

        @RetryOnError
        public void charge() {}

        void call() {
            LocalCopy me = this;
            me.charge();
        }
    }

    /** The lambda captures the amount first, which takes two local variables. */
    static class CapturedCopy {

        @RetryOnError
        public void charge(long amount) {}

        static Runnable run(Runnable action) {
            return action;
        }

        void call() {
            CapturedCopy me = this;
            long amount = System.identityHashCode(me);
            run(() -> {
                if (amount > 0) {
                    me.charge(amount);
                }
            });
        }
    }

    static class Cast {

        @RetryOnError
        public void charge() {}

        void call() {
            Object me = this;
            ((Cast) me).charge();
        }
    }

    static class Overload {

        @RetryOnError
        public void charge(int amount) {}

        public void charge(String amount) {}

        void call() {
            charge("1");
            charge(1);
        }
    }

    static class Overriding extends Base {

        @Override
        public void charge() {}

        void call() {
            charge();
        }
    }

    interface Api {

        @RetryOnError
        void charge();
    }

    static class Implementing implements Api {

        @Override
        public void charge() {}

        void call() {
            charge();
        }
    }

    interface GenericApi<T> {

        @RetryOnError
        void charge(T order);
    }

    static class ImplementingGeneric implements GenericApi<String> {

        @Override
        public void charge(String order) {}

        void call() {
            charge("a");
        }
    }

    interface DefaultMethod {

        @RetryOnError
        void charge();

        default void call() {
            charge();
        }
    }

    @RetryOnError
    static class OfTheClass {

        public void charge() {}

        void call() {
            charge();
        }
    }

    static class OfTheSuperclass extends OfTheClass {

        @Override
        void call() {
            charge();
        }
    }

    @RetryOnError
    interface AnnotatedApi {

        void charge();
    }

    static class OfTheInterface implements AnnotatedApi {

        @Override
        public void charge() {}

        void call() {
            charge();
        }
    }

    @RetryOnError
    static class OwnReplacesThatOfTheClass {

        @RetryOnConflict
        void charge() {}

        void call() {
            charge();
        }
    }

    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @RetryOnError(includes = IOException.class)
    @interface RetryRemote {}

    static class Composed {

        @RetryRemote
        public void charge() {}

        void call() {
            charge();
        }
    }

    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @RetryOnError(includes = IOException.class)
    @RetryOnError(includes = TimeoutException.class)
    @interface RetrySeveral {}

    static class ComposedOfSeveral {

        @RetrySeveral
        public void charge() {}

        void call() {
            charge();
        }
    }

    static class Repeated {

        @RetryOnError(includes = IOException.class)
        @RetryOnError(includes = TimeoutException.class)
        public void charge() {}

        void call() {
            charge();
        }
    }

    static class OnConflict {

        @RetryOnConflict
        public void charge() {}

        void call() {
            charge();
        }
    }

    static class InConstructor {

        InConstructor() {
            charge();
        }

        @RetryOnError
        public final void charge() {}
    }

    static class Around {

        @RetryOnError
        public void charge() {}

        Runnable anonymous() {
            return new Runnable() {
                @Override
                public void run() {
                    charge();
                }
            };
        }

        class Inner {

            Runnable call() {
                return Around.this::charge;
            }

            class Innermost {

                Runnable call() {
                    return () -> charge();
                }
            }
        }
    }

    static class Several {

        @RetryOnError
        public void charge() {}

        @RetryOnConflict
        public void rename() {
            charge();
        }

        void call() {
            charge();
            Runnable later = this::rename;
            later.run();
        }
    }

    record SelfField(SelfField self) {

        @RetryOnError
        public void charge() {}

        void call() {
            self.charge();
            this.self.charge();
            self().charge();
        }
    }

    static class Provider {

        private final ObjectProvider<Provider> self;

        Provider(ObjectProvider<Provider> self) {
            this.self = self;
        }

        @RetryOnError
        public void charge() {}

        void call() {
            self.getObject().charge();
            self.ifAvailable(Provider::charge);
        }
    }

    static class CurrentProxy {

        @RetryOnError
        public void charge() {}

        void call() {
            ((CurrentProxy) AopContext.currentProxy()).charge();
        }
    }

    static class Parameter {

        @RetryOnError
        public void charge() {}

        void call(Parameter another) {
            another.charge();
        }
    }

    static class StaticMethod {

        @RetryOnError
        public void charge() {}

        static Runnable call(StaticMethod another) {
            another.charge();
            return () -> another.charge();
        }
    }

    static class ReferenceToAnother {

        @RetryOnError
        public void charge() {}

        Runnable call(ReferenceToAnother another) {
            return another::charge;
        }
    }

    static class UnboundReference {

        @RetryOnError
        public void charge() {}

        Consumer<UnboundReference> call() {
            return UnboundReference::charge;
        }
    }

    static class AnotherInLambda {

        @RetryOnError
        public void charge(int amount) {}

        Runnable call(AnotherInLambda another) {
            int amount = hashCode();
            return () -> another.charge(amount + hashCode());
        }
    }

    static class ThisOrAnother {

        @RetryOnError
        public void charge() {}

        void call(ThisOrAnother another) {
            (another.equals(this) ? this : another).charge();
        }
    }

    static class NewObject {

        @RetryOnError
        public void charge() {}

        void call() {
            new NewObject().charge();
        }
    }

    abstract static class CallsNothing {

        @RetryOnError
        public abstract void charge();

        static Class<?> call() {
            return CallsNothing.class;
        }
    }

    static class CallsTheOverridden extends Base {

        @Override
        public void charge() {
            super.charge();
        }
    }

    static class CallsTheOverriddenInLambda extends Base {

        @Override
        public void charge() {
            Stream.of(1).forEach(i -> super.charge());
        }
    }

    static class GenericBase<T> {

        @RetryOnError
        public void charge(T order) {}
    }

    static class CallsTheOverriddenGeneric extends GenericBase<String> {

        @Override
        public void charge(String order) {
            super.charge(order);
        }
    }

    /** Its bridge calls the method on the own object, but nobody has written that. */
    static class ImplementingGenericAlone implements GenericApi<String> {

        @Override
        public void charge(String order) {}
    }

    @RetryOnError
    static class WhatTheClassDoesNotMean {

        public static void ofNoObject() {}

        void ofThePackage() {}

        private void hidden() {}

        @Override
        public int hashCode() {
            return 1;
        }

        public String call() {
            ofNoObject();
            ofThePackage();
            hidden();
            return getClass().getName() + equals(this) + hashCode() + toString();
        }
    }

    @RetryOnError
    static class RetriedWithTheCaller {

        public void charge() {}

        public void call() {
            charge();
        }
    }

    @RetryOnError
    interface RetriedByItsInterface {

        void charge();

        default void call() {
            charge();
        }
    }

    static class Recursion {

        @RetryOnError
        public int charge(int times) {
            return times == 0 ? 0 : charge(times - 1);
        }
    }

    @RetryOnError(fallback = "later")
    static class FallbackOfTheClass {

        public void charge() {
            later();
        }

        public void later() {}
    }

    static class OverloadOfTheOverridden extends Base {

        @Override
        public void charge() {}

        void charge(int amount) {
            super.charge();
        }
    }

    @RetryOnError
    static class FromAMethodThatIsNotRetried {

        public void charge() {}

        void call() {
            charge();
        }
    }

    static class RulesOfTheirOwn {

        @RetryOnError
        public void charge() {}

        @RetryOnError
        public void call() {
            charge();
        }
    }

    static class NotAnnotated {

        public void charge() {}

        void call() {
            charge();
        }
    }

    static class NamedLikeAPrivateOne extends PrivateMethod {

        public void charge() {}

        @Override
        void call() {
            charge();
        }
    }
}
