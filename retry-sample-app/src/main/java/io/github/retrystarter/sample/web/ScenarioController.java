// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.sample.web;

import io.github.retrystarter.core.Retries;
import io.github.retrystarter.core.UnknownProfileException;
import io.github.retrystarter.sample.load.Contention;
import io.github.retrystarter.sample.load.Load;
import io.github.retrystarter.sample.load.Result;
import io.github.retrystarter.sample.load.Scenario;
import io.github.retrystarter.sample.load.Trial;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Runs a scenario again, as big as asked for. */
@RestController
final class ScenarioController {

    private final List<Scenario> scenarios;
    private final Contention contention;
    private final Retries retries;

    ScenarioController(List<Scenario> scenarios, Contention contention, Retries retries) {
        this.scenarios = scenarios;
        this.contention = contention;
        this.retries = retries;
    }

    /** Takes the numbers as text, so that whatever is wrong with them is answered with the bounds. */
    @PostMapping("/scenarios/{name}")
    Result run(
            @PathVariable String name,
            @RequestParam Optional<String> writers,
            @RequestParam Optional<String> updates,
            @RequestParam(defaultValue = "true") String retry,
            @RequestParam Optional<String> profile)
            throws InterruptedException, ExecutionException {
        Scenario scenario = find(name);
        Load load = load(scenario.usualLoad(), writers, updates);
        Trial trial = isRetry(retry) ? retried(scenario, load, profile) : once(scenario, load, profile);
        return contention
                .tryRun(trial)
                .orElseThrow(
                        () -> new ResponseStatusException(
                                HttpStatus.CONFLICT,
                                "Another run is under way. They are run one at a time, so that the numbers are those of one run."));
    }

    private Scenario find(String name) {
        return scenarios.stream()
                .filter(scenario -> scenario.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "There is no scenario '%s', only %s".formatted(name, names())));
    }

    private String names() {
        return scenarios.stream().map(Scenario::name).collect(Collectors.joining(", "));
    }

    private Trial retried(Scenario scenario, Load load, Optional<String> profile) {
        try {
            return profile.filter(name -> !name.equals(scenario.profile()))
                    .map(name -> Trial.retried(scenario, load, name, retries.profile(name)))
                    .orElseGet(() -> Trial.retried(scenario, load));
        } catch (UnknownProfileException unknown) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, unknown.getMessage(), unknown);
        }
    }

    private static Trial once(Scenario scenario, Load load, Optional<String> profile) {
        profile.ifPresent(name -> {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST,
                    "Without retry there is no profile: leave out profile '%s'".formatted(name));
        });
        return Trial.once(scenario, load);
    }

    private static Load load(Load usual, Optional<String> writers, Optional<String> updates) {
        try {
            return new Load(
                    writers.map(Load.WRITERS::parse).orElse(usual.writers()),
                    updates.map(Load.UPDATES::parse).orElse(usual.updates()));
        } catch (IllegalArgumentException invalid) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, invalid.getMessage(), invalid);
        }
    }

    private static boolean isRetry(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default ->
                throw new ResponseStatusException(
                        HttpStatus.BAD_REQUEST, "retry must be true or false, not '%s'".formatted(text));
        };
    }
}
