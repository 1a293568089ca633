// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrystarter.it.Database;
import io.github.retrystarter.it.InstantClock;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.web.client.RestClient;

/** Web requests with open-in-view, as Spring Boot has it by default: the second attempt has to read fresh pages. */
class OpenInViewTests {

    private static ConfigurableApplicationContext application;

    private final JdbcTemplate others = application.getBean(JdbcTemplate.class);
    private final Visits visits = application.getBean(Visits.class);

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({PageController.class, Visits.class, InstantClock.class, SimpleMeterRegistry.class})
    static class Application {

        /** On connections of their own. */
        @Bean
        JdbcTemplate others(Environment environment) {
            return new JdbcTemplate(
                    new DriverManagerDataSource(environment.getRequiredProperty("spring.datasource.url")));
        }
    }

    @BeforeAll
    static void start() {
        application = new SpringApplicationBuilder(Application.class)
                .properties(Database.POSTGRESQL.properties())
                .properties("server.port=0", "retry.conflict.exceptions=" + StalePageException.class.getName())
                .run();
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @BeforeEach
    void twoPages() {
        others.update("delete from page");
        others.update("insert into page (id, version, visits) values (1, 0, 0), (2, 0, 0)");
        visits.forget();
    }

    @ParameterizedTest(name = "the {0} tells of the conflict")
    @CsvSource({
        "version, ObjectOptimisticLockingFailureException",
        "application, TransactionSystemException",
        "database, CannotAcquireLockException"
    })
    void secondAttemptReadsFreshPages(String told, String exception) {
        Integer shown = RestClient.create()
                .post()
                .uri("http://localhost:" + application.getEnvironment().getProperty("local.server.port") + "/visits/"
                        + told)
                .retrieve()
                .body(Integer.class);

        assertThat(visits.seen()).containsExactly(0, 100);
        assertThat(application
                        .getBean(MeterRegistry.class)
                        .get("retry.attempts")
                        .tag("exception", exception)
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(shown).isEqualTo(101);
        assertThat(others.queryForObject("select sum(visits) from page", Integer.class))
                .isEqualTo(101);
    }
}
