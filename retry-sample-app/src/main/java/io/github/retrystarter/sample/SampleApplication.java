// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.sample;

import java.time.Clock;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** Nothing to enable: the starter is on the class path, and methods are annotated. */
@SpringBootApplication
class SampleApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(SampleApplication.class, arguments);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** Seeded, so that the flaky API is flaky in the same way at every start. */
    @Bean
    RandomGenerator random() {
        return new Random(1);
    }
}
