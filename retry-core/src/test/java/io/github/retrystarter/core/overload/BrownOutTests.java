// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core.overload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Retries alone keep a server down that has browned out; a budget lets it come back, sooner the smaller it is. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrownOutTests {

    private static final List<Retries> ALL = List.of(
            Retries.NONE,
            Retries.UNBOUNDED,
            Retries.budget(500, 5),
            Retries.budget(200, 5),
            Retries.budget(50, 5),
            Retries.budget(20, 5));

    /** Of 10 s. */
    private final List<BrownOut> brief = brownOutsOf(10);

    /** Of a minute. */
    private final List<BrownOut> lengthy = brownOutsOf(60);

    /** A thousand processes with one call per second each. */
    private static List<BrownOut> brownOutsOf(int seconds) {
        return ALL.parallelStream()
                .map(retries -> new BrownOut(new Fleet(1_000, 1, retries), seconds))
                .toList();
    }

    private Stream<BrownOut> both(Retries retries) {
        int index = ALL.indexOf(retries);
        return Stream.of(brief.get(index), lengthy.get(index));
    }

    private static Stream<BrownOut> bounded(List<BrownOut> runs) {
        return runs.stream().filter(run -> run.retries().isBounded());
    }

    @Test
    void everyCallSucceedsInGoodTimes() {
        assertThat(Stream.concat(brief.stream(), lengthy.stream()))
                .allSatisfy(run -> assertThat(run.successBefore()).isEqualTo(1));
    }

    @Test
    void withoutRetriesTheServerIsBackWhenItsQueueIsWorkedOff() {
        assertThat(both(Retries.NONE)).allSatisfy(run -> {
            assertThat(run.load()).isEqualTo(1);
            assertThat(run.back()).isLessThan(5);
        });
    }

    @Test
    void retriesWithoutABudgetKeepItDownForGood() {
        assertThat(both(Retries.UNBOUNDED)).allSatisfy(run -> {
            assertThat(run.load()).isGreaterThan(3.5);
            assertThat(run.comesBack()).isFalse();
            assertThat(run.successAfter()).isLessThan(0.01);
        });
    }

    @Test
    void retriesWinNothingWhileItLasts() {
        double without = brief.get(0).success();
        assertThat(brief).allSatisfy(run -> assertThat(run.success()).isCloseTo(without, within(0.002)));
    }

    @Test
    void everyBudgetLetsItComeBack() {
        assertThat(Stream.concat(bounded(brief), bounded(lengthy)))
                .allSatisfy(run -> assertThat(run.comesBack()).isTrue());
    }

    @Test
    void processesRetryNoMoreThanTheirBudgetsPayFor() {
        assertThat(Stream.concat(bounded(brief), bounded(lengthy)))
                .allSatisfy(run -> assertThat(run.retriesPerProcess())
                        .isLessThanOrEqualTo(run.retries().paidFor()));
    }

    @Test
    void theSmallerTheBudgetTheLessTheLoad() {
        assertThat(bounded(lengthy).map(BrownOut::load)).isSortedAccordingTo((one, next) -> next.compareTo(one));
    }

    @Test
    void aBudgetTooLargeForItsProcessHoldsTheServerDownLongerThanTheCauseDid() {
        List<Integer> back = brief.stream().map(BrownOut::back).toList();
        int without = back.get(0);
        assertThat(back.get(2)).as("500/5").isGreaterThan(30);
        assertThat(back.get(3)).as("200/5").isBetween(10, 20);
        assertThat(back.subList(4, 6))
                .as("50/5 and 20/5")
                .allSatisfy(seconds -> assertThat(seconds).isCloseTo(without, within(1)));
    }

    @Test
    void aLongBrownOutOutlastsEvenALargeBudget() {
        assertThat(bounded(lengthy)).allSatisfy(run -> assertThat(run.back()).isLessThan(5));
    }

    @Test
    void aQueueNoLongerThanThePatienceOfClientsLetsItComeBackToo() {
        int oneSecond = QueueingServer.CAPACITY;
        BrownOut run = new BrownOut(new Fleet(1_000, 1, Retries.UNBOUNDED), 10, oneSecond);
        assertThat(run.back()).isLessThan(5);
    }

    @Test
    void theTablesOfTheDocsAreWhatCameOfIt() {
        OverloadPage.assertShows(brief.stream().map(BrownOut::row));
        OverloadPage.assertShows(lengthy.stream().map(BrownOut::row));
    }
}
