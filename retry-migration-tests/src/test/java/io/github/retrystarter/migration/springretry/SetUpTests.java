// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.migration.springretry;

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
import org.springframework.retry.annotation.Backoff;
import org.springframework.retry.annotation.EnableRetry;
import org.springframework.retry.annotation.Retryable;

/** What has to be written where, and what becomes of mistakes. */
class SetUpTests extends SetUpRows {

    @EnableRetry
    static class Enabled {}

    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @Retryable(backoff = @Backoff(delay = 1))
    @interface TheirComposed {

        @AliasFor(annotation = Retryable.class, attribute = "maxAttempts")
        int times() default 2;
    }

    interface TheirService extends Service {

        @Override
        @Retryable(backoff = @Backoff(delay = 1))
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
        @Retryable(maxAttemptsExpression = "${app.retries}", backoff = @Backoff(delay = 1))
        public String placeholder() {
            return target.call();
        }

        @Override
        @Retryable(backoff = @Backoff(delay = 1))
        public String inner() {
            return target.call();
        }

        @Override
        public String outer() {
            return inner();
        }
    }

    static class TheirMistakes {

        @Retryable(maxAttemptsExpression = "${app.nothing}")
        String unresolved() {
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

        @Retryable(backoff = @Backoff(delay = 1))
        @RetryOnError
        String call() {
            return target.call();
        }
    }

    @Override
    protected Class<?> switchedOn() {
        return Enabled.class;
    }

    @Override
    protected Service theirService() {
        return new Theirs(theirs);
    }

    @Override
    protected int theirNumberForTwoAttempts() {
        return 2;
    }

    @Override
    protected int theirUsualAttempts() {
        return 3;
    }

    @Test
    @Row("a mistake in the annotation")
    void theirsIsMetByTheFirstCallAndOursByTheStart() {
        unenabled()
                .withUserConfiguration(Enabled.class)
                .withBean(TheirMistakes.class)
                .run(context -> {
                    TheirMistakes bean = context.getBean(TheirMistakes.class);
                    assertThatIllegalArgumentException()
                            .isThrownBy(bean::unresolved)
                            .withMessageContaining("app.nothing");
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
                .withUserConfiguration(Enabled.class)
                .withBean(Both.class, () -> new Both(theirs))
                .run(context -> {
                    attempts(12, context.getBean(Both.class)::call, 0, () -> {});
                });
    }
}
