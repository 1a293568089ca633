// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.sample.web;

import io.github.retrystarter.sample.instance.Instance;
import io.github.retrystarter.sample.load.Load;
import io.github.retrystarter.sample.load.Scenario;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.EndpointAccessResolver;
import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What this application is and offers. */
@RestController
final class SampleController {

    private static final EndpointId ENDPOINT = EndpointId.of("retry");

    private final Instance instance;
    private final List<Scenario> scenarios;
    private final EndpointAccessResolver access;
    private final String longestRun;

    SampleController(
            Instance instance,
            List<Scenario> scenarios,
            EndpointAccessResolver access,
            @Value("${sample.longest-run}") String longestRun) {
        this.instance = instance;
        this.scenarios = scenarios;
        this.access = access;
        this.longestRun = longestRun;
    }

    /**
     * What to offer.
     *
     * @param steering whether the endpoint {@code retry} takes changes; who may make them is another matter
     * @param bounds the most that each number may be
     */
    record Sample(
            String instance, boolean steering, String longestRun, Map<String, Integer> bounds, List<Offer> scenarios) {}

    /**
     * A scenario, with a load that gives time to watch.
     *
     * @param profile that its annotation names
     */
    record Offer(String name, String profile, int writers, int updates) {

        static Offer of(Scenario scenario) {
            Load load = scenario.longLoad();
            return new Offer(scenario.name(), scenario.profile(), load.writers(), load.updates());
        }
    }

    @GetMapping("/sample")
    Sample sample() {
        return new Sample(
                instance.name(),
                access.accessFor(ENDPOINT, Access.READ_ONLY) == Access.UNRESTRICTED,
                longestRun,
                Map.of(
                        Load.WRITERS.name(), Load.WRITERS.most(),
                        Load.UPDATES.name(), Load.UPDATES.most()),
                scenarios.stream().map(Offer::of).toList());
    }
}
