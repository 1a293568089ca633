// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every back-off, ordinary or absurd. */
class BackoffArithmeticTests {

    @Property
    void thereIsOneWaitLessThanSteps(@ForAll("backoffs") Backoff backoff, @ForAll long seed) {
        assertThat(waits(backoff, seed)).hasSize(backoff.steps() - 1);
    }

    @Property
    void noWaitIsNegative(@ForAll("backoffs") Backoff backoff, @ForAll long seed) {
        assertThat(waits(backoff, seed)).allMatch(wait -> wait >= 0);
    }

    @Property
    void noWaitIsLongerThanTheCapAndItsJitter(@ForAll("backoffs") Backoff backoff, @ForAll long seed) {
        BigDecimal cap = nanos(backoff.cap() == null ? Duration.ofNanos(Long.MAX_VALUE) : backoff.cap());
        BigDecimal share = backoff.jitterMode() == JitterMode.FULL ? BigDecimal.ZERO : new BigDecimal(backoff.jitter());
        // a double holds 53 bits, so the product may be off by one part in 2^52
        BigDecimal bound = cap.multiply(BigDecimal.ONE.add(share)).multiply(new BigDecimal(1 + 0x1p-52));
        assertThat(waits(backoff, seed))
                .allMatch(wait -> BigDecimal.valueOf(wait).compareTo(bound) <= 0);
    }

    @Property
    void additiveJitterNeverShortensTheWait(@ForAll("backoffs") Backoff backoff, @ForAll long seed) {
        Backoff additive = backoff.withJitterMode(JitterMode.ADDITIVE);
        List<Long> plain = waits(additive.withJitter(0), seed);
        List<Long> jittered = waits(additive, seed);
        assertThat(jittered)
                .zipSatisfy(plain, (with, without) -> assertThat(with).isGreaterThanOrEqualTo(without));
    }

    @Property
    void fullJitterNeverLengthensTheWait(@ForAll("backoffs") Backoff backoff, @ForAll long seed) {
        List<Long> plain = waits(backoff.withJitterMode(JitterMode.ADDITIVE).withJitter(0), seed);
        List<Long> jittered = waits(backoff.withJitterMode(JitterMode.FULL), seed);
        assertThat(jittered)
                .zipSatisfy(plain, (with, without) -> assertThat(with).isLessThanOrEqualTo(without));
    }

    @Property
    void waitsOfAGrowingBackoffNeverShrink(@ForAll("backoffs") Backoff backoff) {
        Backoff growing = backoff.withFactor(1 + backoff.factor())
                .withJitterMode(JitterMode.ADDITIVE)
                .withJitter(0);
        assertThat(waits(growing, 0)).isSorted();
    }

    @Provide
    Arbitrary<Backoff> backoffs() {
        Arbitrary<Integer> steps = Arbitraries.integers().between(1, 100);
        Arbitrary<Long> duration = Arbitraries.longs().greaterOrEqual(0);
        Arbitrary<Double> factor = Arbitraries.oneOf(
                Arbitraries.doubles().between(0, 10),
                Arbitraries.of(0.0, 1.0, Double.MIN_VALUE, 1e300, Double.MAX_VALUE));
        Arbitrary<Double> jitter = Arbitraries.oneOf(
                Arbitraries.doubles().between(0, 5), Arbitraries.of(0.0, Double.MIN_VALUE, 1e300, Double.MAX_VALUE));
        Arbitrary<JitterMode> mode = Arbitraries.of(JitterMode.class);
        Arbitrary<Long> aboveDuration = Arbitraries.longs().greaterOrEqual(0).injectNull(0.3);
        return Combinators.combine(steps, duration, factor, jitter, mode, aboveDuration)
                .as((count, nanos, growth, share, how, above) -> new Backoff(
                        count,
                        Duration.ofNanos(nanos),
                        growth,
                        share,
                        how,
                        above == null ? null : Duration.ofNanos(Nanos.plus(nanos, above))));
    }

    private static BigDecimal nanos(Duration duration) {
        return BigDecimal.valueOf(duration.toNanos());
    }

    private static List<Long> waits(Backoff backoff, long seed) {
        List<Long> waits = new ArrayList<>();
        PrimitiveIterator.OfLong delays = backoff.delayNanos(new Random(seed));
        delays.forEachRemaining((long wait) -> waits.add(wait));
        return waits;
    }
}
