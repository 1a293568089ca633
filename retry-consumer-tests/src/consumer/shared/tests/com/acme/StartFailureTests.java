// SPDX-License-Identifier: Apache-2.0
package com.acme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import io.github.retrystarter.annotation.RetryOnError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class StartFailureTests {

    static class Misspelt {

        @RetryOnError(backoff = "quik")
        public void call() {}
    }

    @Test
    void unknownProfileStopsTheStart(CapturedOutput output) {
        SpringApplicationBuilder application =
                new SpringApplicationBuilder(Application.class, Misspelt.class).web(WebApplicationType.NONE);

        assertThatException().isThrownBy(application::run);

        assertThat(output)
                .contains("APPLICATION FAILED TO START", "Did you mean 'quick'?")
                .doesNotContain("NoClassDefFoundError");
    }
}
