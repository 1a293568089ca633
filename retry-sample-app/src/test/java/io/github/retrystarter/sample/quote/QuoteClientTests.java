// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.sample.quote;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofNanos;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.retrystarter.core.Outcome;
import io.github.retrystarter.test.autoconfigure.AutoConfigureRetry;
import io.github.retrystarter.test.context.InjectedFailures;
import io.github.retrystarter.test.context.RecordedRetries;
import java.io.IOException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.ResourceAccessException;

@SpringBootTest(webEnvironment = WebEnvironment.NONE, properties = "sample.run-on-start=false")
@AutoConfigureRetry
class QuoteClientTests {

    @Autowired
    private QuoteClient client;

    @Autowired
    private RecordedRetries retries;

    @Autowired
    private InjectedFailures failures;

    private static Supplier<RuntimeException> unavailable(String... headers) {
        HttpHeaders sent = new HttpHeaders();
        for (int name = 0; name < headers.length; name += 2) {
            sent.add(headers[name], headers[name + 1]);
        }
        return () -> HttpServerErrorException.create(HttpStatus.SERVICE_UNAVAILABLE, "", sent, new byte[0], null);
    }

    @Test
    void waitsGrowUntilTheCapAndTheTenthCallIsTheLast() {
        failures.of(QuoteClient.class, "quote").failingAlways(unavailable());
        assertThatExceptionOfType(HttpServerErrorException.ServiceUnavailable.class)
                .isThrownBy(() -> client.quote("ACME"));
        assertThat(retries)
                .of(QuoteClient.class, "quote")
                .wasCalled(10)
                .waited(
                        ofMillis(10),
                        ofMillis(15),
                        ofNanos(22_500_000),
                        ofNanos(33_750_000),
                        ofNanos(50_625_000),
                        ofNanos(75_937_500),
                        ofMillis(100),
                        ofMillis(100),
                        ofMillis(100))
                .gaveUp();
    }

    @Test
    void aServerThatSaysWhenIsCalledThen() {
        failures.of(QuoteClient.class, "quote").failing(1, unavailable(HttpHeaders.RETRY_AFTER, "5"));
        failures.of(QuoteClient.class, "quote").failing(1, Error.class);
        assertThatExceptionOfType(Error.class).isThrownBy(() -> client.quote("ACME"));
        assertThat(retries).of(QuoteClient.class, "quote").waited(ofMillis(5000));
    }

    @Test
    void aBrokenConnectionIsRetriedAndANotFoundIsNot() {
        failures.of(QuoteClient.class, "quote")
                .failing(1, () -> new ResourceAccessException("broken", new IOException("reset")));
        failures.of(QuoteClient.class, "quote")
                .failing(
                        1,
                        () -> HttpClientErrorException.create(
                                HttpStatus.NOT_FOUND, "", HttpHeaders.EMPTY, new byte[0], null));
        assertThatExceptionOfType(HttpClientErrorException.NotFound.class).isThrownBy(() -> client.quote("NONE"));
        assertThat(retries)
                .of(QuoteClient.class, "quote")
                .failedWith(ResourceAccessException.class, HttpClientErrorException.NotFound.class)
                .endedWith(Outcome.NOT_RETRIABLE);
    }
}
