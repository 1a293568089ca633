// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.test.autoconfigure;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrystarter.core.RetryClock;
import io.github.retrystarter.core.SystemRetryClock;
import io.github.retrystarter.test.context.InjectedFailures;
import io.github.retrystarter.test.context.Payments;
import io.github.retrystarter.test.context.RecordedRetries;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.autoconfigure.json.JsonTest;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.junit.jupiter.SpringExtension;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** The annotation on every kind of test. */
class AutoConfigureRetryTests {

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Payments.class)
    static class Application {}

    abstract static class Retried {

        @Autowired
        Payments payments;

        @Autowired
        RecordedRetries retries;

        @Autowired
        InjectedFailures failures;

        @Autowired
        RetryClock clock;

        @Test
        void callsAreRetriedWithoutWaitingAndRecorded() throws IOException {
            failures.of(Payments.class, "charge").failing(2, IOException.class);
            payments.charge("1");
            assertThat(retries).of(Payments.class, "charge").waited(ofMillis(10), ofMillis(50));
            assertThat(clock).isInstanceOf(SkippingClock.class);
        }
    }

    @Nested
    @SpringBootTest(classes = Application.class)
    @AutoConfigureRetry
    class OfAWholeApplication extends Retried {

        @Nested
        class WithClassesInside {

            @Test
            void theyHaveItToo() {
                payments.refund();
                assertThat(retries).of(Payments.class, "refund()").wasCalled(1);
            }
        }
    }

    @Nested
    @JsonTest
    @ContextConfiguration(classes = Application.class)
    @AutoConfigureRetry
    class OfASlice extends Retried {}

    @Nested
    @SpringJUnitConfig(Payments.class)
    @AutoConfigureRetry
    class OfSpringAlone extends Retried {}

    @Nested
    @ExtendWith(SpringExtension.class)
    @ContextConfiguration(classes = Payments.class)
    @AutoConfigureRetry
    @TestPropertySource(properties = "retry.test.waits=real")
    class WinningOverTheProperty extends Retried {}

    @Nested
    @SpringBootTest(classes = Application.class, properties = "retry.test.waits=none")
    class ByThePropertyAlone extends Retried {}

    @Nested
    @SpringJUnitConfig(Payments.class)
    @AutoConfigureRetry(waits = Waits.REAL)
    class WithRealWaits {

        @Test
        void theClockIsTheMachines(@Autowired RetryClock clock, @Autowired RecordedRetries retries) {
            assertThat(clock).isInstanceOf(SystemRetryClock.class);
            assertThat(retries).of(Payments.class, "charge").wasNotCalled();
        }
    }

    @Nested
    @SpringBootTest(classes = Application.class)
    class WithoutIt {

        @Test
        void nothingIsRecorded(@Autowired RetryClock clock, @Autowired ObjectProvider<RecordedRetries> retries) {
            assertThat(clock).isInstanceOf(SystemRetryClock.class);
            assertThat(retries.stream()).isEmpty();
        }
    }

    @Test
    void contextsAreSharedByTestsThatSayTheSame() {
        RetryContextCustomizerFactory factory = new RetryContextCustomizerFactory();
        assertThat(factory.createContextCustomizer(OfSpringAlone.class, List.of()))
                .isEqualTo(factory.createContextCustomizer(OfASlice.class, List.of()))
                .isNotEqualTo(factory.createContextCustomizer(WithRealWaits.class, List.of()));
        assertThat(factory.createContextCustomizer(WithoutIt.class, List.of())).isNull();
    }
}
