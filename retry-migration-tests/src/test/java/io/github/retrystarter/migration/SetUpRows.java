// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.migration;

import io.github.retrystarter.annotation.RetryOnError;
import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.annotation.AliasFor;

/** What has to be written where: the rows that the guides have which migrate from one {@code @Retryable} or the other. */
public abstract class SetUpRows extends SideBySide {

    /** One method for each place to write the annotation at. */
    public interface Service {

        String declared();

        String composed();

        String placeholder();

        String inner();

        String outer();
    }

    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @RetryOnError
    @interface OurComposed {

        @AliasFor(annotation = RetryOnError.class, attribute = "backoff")
        String profile() default "twice";
    }

    interface OurService extends Service {

        @Override
        @RetryOnError
        String declared();
    }

    static class Ours implements OurService {

        private final FailingTarget target;

        Ours(FailingTarget target) {
            this.target = target;
        }

        @Override
        public String declared() {
            return target.call();
        }

        @Override
        @OurComposed
        public String composed() {
            return target.call();
        }

        @Override
        @RetryOnError(backoff = "${app.profile}")
        public String placeholder() {
            return target.call();
        }

        @Override
        @RetryOnError
        public String inner() {
            return target.call();
        }

        @Override
        public String outer() {
            return inner();
        }
    }

    @FunctionalInterface
    private interface Comparison {

        void of(Service their, Service our);
    }

    /** With both services, but without what switches theirs on. */
    protected final ApplicationContextRunner unenabled() {
        return runner().withPropertyValues("app.retries=" + theirNumberForTwoAttempts(), "app.profile=twice")
                .withPropertyValues("retry.profiles.twice.steps=2")
                .withBean("theirs", Service.class, this::theirService)
                .withBean("ours", Service.class, () -> new Ours(ours));
    }

    /** The configuration that switches theirs on. */
    protected abstract Class<?> switchedOn();

    protected abstract Service theirService();

    protected abstract int theirNumberForTwoAttempts();

    protected abstract int theirUsualAttempts();

    @Test
    @Row("switched on by")
    void theirsTakesAnAnnotationAndOursNothing() {
        compare(unenabled(), (their, our) -> attempts(1, their::inner, 4, our::inner));
    }

    @Test
    @Row("annotation on an interface")
    void bothHeedIt() {
        compare((their, our) -> attempts(theirUsualAttempts(), their::declared, 4, our::declared));
    }

    @Test
    @Row("annotation on an annotation")
    void bothCanBeComposed() {
        compare((their, our) -> attempts(2, their::composed, 2, our::composed));
    }

    @Test
    @Row("placeholders")
    void theirsAreForNumbersAndOursForTheProfile() {
        compare((their, our) -> attempts(2, their::placeholder, 2, our::placeholder));
    }

    @Test
    @Row("a call of the object's own method")
    void neitherRetriesIt() {
        compare((their, our) -> attempts(1, their::outer, 1, our::outer));
    }

    private void compare(Comparison comparison) {
        compare(unenabled().withUserConfiguration(switchedOn()), comparison);
    }

    private void compare(ApplicationContextRunner runner, Comparison comparison) {
        bothFail(ALWAYS, IOException::new);
        runner.run(context ->
                comparison.of(context.getBean("theirs", Service.class), context.getBean("ours", Service.class)));
    }
}
