// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.sample;

import io.github.retrystarter.sample.load.Contention;
import io.github.retrystarter.sample.load.Result;
import io.github.retrystarter.sample.load.Scenario;
import io.github.retrystarter.sample.load.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Runs every scenario, first without retry and then with it, and prints what came of it. */
@Component
@ConditionalOnBooleanProperty("sample.run-on-start")
final class StartupRun implements ApplicationRunner {

    private final List<Scenario> scenarios;
    private final Contention contention;
    private final Environment environment;

    StartupRun(List<Scenario> scenarios, Contention contention, Environment environment) {
        this.scenarios = scenarios;
        this.contention = contention;
        this.environment = environment;
    }

    @Override
    public void run(ApplicationArguments arguments) throws InterruptedException, ExecutionException {
        List<Result> results = new ArrayList<>();
        for (Scenario scenario : scenarios) {
            results.add(contention.run(Trial.once(scenario, scenario.usualLoad())));
            results.add(contention.run(Trial.retried(scenario, scenario.usualLoad())));
        }
        String url = "http://localhost:" + environment.getRequiredProperty("local.server.port");
        System.out.println(report(new ResultTable(results), url));
    }

    private static String report(ResultTable table, String url) {
        return """

            The same load without retry and with it. Lost: calls that returned, but whose work is not there.

            %s
            The API that is asked for quotes fails nine times in ten: in ten attempts, 65 of 100 calls get an answer.

            Watch it, and turn the settings while it runs:
              %2$s/

            Attempts and calls of each method, counted by Micrometer:
              %2$s/actuator/metrics/retry.attempts
              %2$s/actuator/metrics/retry.calls
            Profiles and annotated methods:
              %2$s/actuator/retry
            Run one again:
              curl -X POST '%2$s/scenarios/audit?writers=8&updates=25&retry=true'
              curl -X POST '%2$s/scenarios/stock?writers=8&updates=25&retry=true'
              curl -X POST '%2$s/scenarios/quotes?writers=20&updates=2&retry=true'
            """.formatted(table.text(), url);
    }
}
