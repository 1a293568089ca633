// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.migration.springframework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.retrystarter.annotation.RetryOnError;
import io.github.retrystarter.migration.FailingTarget;
import io.github.retrystarter.migration.Row;
import io.github.retrystarter.migration.SetUpRows;
import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;
import org.springframework.core.annotation.AliasFor;
import org.springframework.resilience.annotation.EnableResilientMethods;
import org.springframework.resilience.annotation.Retryable;

/** What has to be written where, and what becomes of mistakes. */
class SetUpTests extends SetUpRows {

    @EnableResilientMethods
    static class Resilient {}

    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @Retryable(delay = 0)
    @interface TheirComposed {

        @AliasFor(annotation = Retryable.class, attribute = "maxRetries")
        long times() default 1;
    }

    interface TheirService extends Service {

        @Override
        @Retryable(delay = 0)
        String declared();
    }

    static class Theirs implements TheirService {

        private final FailingTarget target;

        Theirs(FailingTarget target) {
            this.target = target;
        }

        @Override
        public String declared() {
            return target.call();
        }

        @Override
        @TheirComposed
        public String composed() {
            return target.call();
        }

        @Override
        @Retryable(delay = 0, maxRetriesString = "${app.retries}")
        public String placeholder() {
            return target.call();
        }

        @Override
        @Retryable(delay = 0)
        public String inner() {
            return target.call();
        }

        @Override
        public String outer() {
            return inner();
        }
    }

    static class TheirMistakes {

        @Retryable(delayString = "${app.nothing}")
        String unresolved() {
            return "";
        }

        @Retryable(multiplier = 0.5)
        String outOfBounds() {
            return "";
        }
    }

    static class OurMistake {

        @RetryOnError(backoff = "${app.nothing}")
        public String unresolved() {
            return "";
        }
    }

    static class Both {

        private final FailingTarget target;

        Both(FailingTarget target) {
            this.target = target;
        }

        @Retryable(delay = 0)
        @RetryOnError
        String call() {
            return target.call();
        }
    }

    @Override
    protected Class<?> switchedOn() {
        return Resilient.class;
    }

    @Override
    protected Service theirService() {
        return new Theirs(theirs);
    }

    @Override
    protected int theirNumberForTwoAttempts() {
        return 1;
    }

    @Override
    protected int theirUsualAttempts() {
        return 4;
    }

    @Test
    @Row("a mistake in the annotation")
    void theirsIsMetByTheFirstCallAndOursByTheStart() {
        unenabled()
                .withUserConfiguration(Resilient.class)
                .withBean(TheirMistakes.class)
                .run(context -> {
                    TheirMistakes bean = context.getBean(TheirMistakes.class);
                    assertThatIllegalArgumentException()
                            .isThrownBy(bean::unresolved)
                            .withMessageContaining("app.nothing");
                    assertThatIllegalArgumentException()
                            .isThrownBy(bean::outOfBounds)
                            .withMessageContaining("multiplier");
                });
        unenabled()
                .withBean(OurMistake.class)
                .run(context -> assertThat(context.getStartupFailure()).hasStackTraceContaining("app.nothing"));
    }

    @Test
    @Row("both annotations on one method")
    void theirAttemptsMultiply() {
        theirs.fail(ALWAYS, IOException::new);
        unenabled()
                .withUserConfiguration(Resilient.class)
                .withBean(Both.class, () -> new Both(theirs))
                .run(context -> {
                    attempts(16, context.getBean(Both.class)::call, 0, () -> {});
                });
    }
}
