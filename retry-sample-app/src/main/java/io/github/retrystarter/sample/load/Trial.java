package io.github.retrystarter.sample.load;

/**
 * One run of a scenario.
 *
 * @param retry whether with retry
 */
public record Trial(Scenario scenario, Load load, boolean retry) {

    void work() {
        if (retry) {
            scenario.runRetried();
            return;
        }
        scenario.runOnce();
    }
}
