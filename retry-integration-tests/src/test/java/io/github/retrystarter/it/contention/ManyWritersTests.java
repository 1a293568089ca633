// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.contention;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrystarter.it.Database;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Nothing is lost and nothing is there twice, however many want the row. Prints what docs/conflicts.md shows. */
class ManyWritersTests {

    private static final int[] WRITERS = {2, 5, 10, 20, 50};
    private static final int UPDATES = 20;

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Counters.class)
    static class Application {}

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "H2"})
    void everyIncrementThatReportedSuccessIsThereOnce(Database database) throws Exception {
        StringBuilder table = new StringBuilder(Result.HEADER);
        try (ConfigurableApplicationContext application = start(database)) {
            Counters counters = application.getBean(Counters.class);
            // what is run first compiles and connects
            new Contest(counters, Strategy.CONFLICT, 2, 200).run();
            for (int writers : WRITERS) {
                for (Strategy strategy : Strategy.values()) {
                    Result result = new Contest(counters, strategy, writers, UPDATES).run();
                    table.append(result.row());
                    assertThat(counters.count()).as(result.row()).isEqualTo(result.succeeded());
                    assertThat(result.share()).as(result.row()).isGreaterThanOrEqualTo(strategy.leastShare);
                }
            }
        }
        System.out.println(database + "\n" + table);
    }

    private static ConfigurableApplicationContext start(Database database) {
        return new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .properties(database.properties())
                .properties("spring.datasource.hikari.maximum-pool-size=50")
                // how long a caller is patient
                .properties("retry.profiles.contended.timeout=5s")
                .run();
    }
}
