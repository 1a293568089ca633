// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.sample.load;

import io.github.retrystarter.core.ProfileRetry;

/** Work that is a test's own. */
record TrialOf(Load usualLoad, Runnable work) implements Scenario {

    static Trial trial(int writers, int updates, Runnable work) {
        TrialOf scenario = new TrialOf(new Load(writers, updates), work);
        return Trial.once(scenario, scenario.usualLoad());
    }

    @Override
    public String name() {
        return "test";
    }

    @Override
    public String profile() {
        return "default";
    }

    @Override
    public Load longLoad() {
        return usualLoad;
    }

    @Override
    public void runOnce() {
        work.run();
    }

    @Override
    public void runRetried() {
        work.run();
    }

    @Override
    public void runRetried(ProfileRetry retry) {
        retry.call(name(), () -> {
            work.run();
            return name();
        });
    }

    @Override
    public long recorded() {
        return 0;
    }
}
