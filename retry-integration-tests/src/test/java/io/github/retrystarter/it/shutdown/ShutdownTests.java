// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.shutdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.NestedExceptionUtils;

/** Calls in a back-off of half a minute, and the application closes. */
class ShutdownTests {

    private static final int CALLERS = 200;
    private static final int ROUNDS = 10;
    private static final Duration LIMIT = Duration.ofMillis(100);
    private static final Duration SOON = Duration.ofSeconds(10);

    /** The best of some rounds is within the limit: what else the machine does can make a round longer, but none shorter. */
    @ParameterizedTest
    @MethodSource("io.github.retrystarter.it.shutdown.Way#possible")
    void twoHundredCallersHaveTheirLastFailureWithinATenthOfASecond(Way way) {
        List<Duration> rounds = new ArrayList<>();
        do {
            rounds.add(timeUntilTheLastCallEnds(way));
        } while (rounds.size() < ROUNDS && rounds.stream().noneMatch(ShutdownTests::isInTime));
        assertThat(rounds).anyMatch(ShutdownTests::isInTime);
    }

    private static boolean isInTime(Duration taken) {
        return taken.compareTo(LIMIT) < 0;
    }

    private static Duration timeUntilTheLastCallEnds(Way way) {
        long origin = System.nanoTime();
        LongAccumulator lastEnd = new LongAccumulator(Math::max, 0);
        Application application = Application.start(new SimpleMeterRegistry(), Payments.class);
        List<CompletableFuture<Throwable>> failures = Stream.generate(() -> way.begin(application))
                .limit(CALLERS)
                .map(call -> call.handle((value, failure) -> {
                    lastEnd.accumulate(System.nanoTime() - origin);
                    return failure;
                }))
                .toList();
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> application.isInBackOff(CALLERS));
        long closing = System.nanoTime() - origin;
        application.context().close();
        assertThat(failures)
                .allSatisfy(failure -> assertThat(failure).succeedsWithin(SOON).satisfies(ShutdownTests::isTheLast));
        assertThat(application.record().outcomes()).isEqualTo(Map.of("interrupted", CALLERS));
        assertThat(application.record().attempts()).isEqualTo(Map.of("failure", 2 * CALLERS));
        return Duration.ofNanos(lastEnd.get() - closing);
    }

    @ParameterizedTest
    @EnumSource(names = {"THREAD", "FUTURE", "ASYNC", "MONO", "FLUX"})
    void aRetryAroundARetryDoesNotBeginToWait(Way way) {
        Application application = Application.start(new SimpleMeterRegistry(), Orders.class);
        CompletableFuture<?> call = way.begin(application);
        await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(5)).until(() -> application.isInBackOff(1));
        application.context().close();
        assertThat(call.handle((value, failure) -> failure))
                .succeedsWithin(SOON)
                .satisfies(ShutdownTests::isTheLast);
        assertThat(application.record().outcomes()).isEqualTo(Map.of("interrupted", 2));
        assertThat(application.record().attempts())
                .as("two inside, one outside")
                .isEqualTo(Map.of("failure", 3));
    }

    private static void isTheLast(Throwable failure) {
        assertThat(NestedExceptionUtils.getMostSpecificCause(failure)).hasMessage("attempt 2");
    }

    static Stream<Way> possibleAfterwards() {
        // Spring's executor takes no more calls
        return Way.possible().filter(way -> way != Way.ASYNC);
    }

    @ParameterizedTest
    @MethodSource("possibleAfterwards")
    void aCallThatFailsAfterwardsDoesNotWait(Way way) {
        Application application = Application.start(new SimpleMeterRegistry(), Payments.class);
        application.context().close();
        assertThat(way.begin(application).handle((value, failure) -> failure))
                .succeedsWithin(SOON)
                .satisfies(failure -> assertThat(NestedExceptionUtils.getMostSpecificCause(failure))
                        .hasMessage("attempt 1"));
        assertThat(application.record().outcomes()).isEqualTo(Map.of("interrupted", 1));
    }
}
