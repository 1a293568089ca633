// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.sample.quote;

import io.github.retrystarter.annotation.RetryOnError;
import java.io.IOException;
import java.util.Objects;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Service;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.RestClient;

/** Asks for quotes, over a network that fails. */
@Service
class QuoteClient {

    private final RestClient http;
    private final Environment environment;

    QuoteClient(RestClient.Builder http, Environment environment) {
        this.http = http.build();
        this.environment = environment;
    }

    /**
     * Safe to repeat, as it only reads. The {@link IOException} of a connection that broke is a cause of the exception that
     * the client throws, and causes count. A 404 is not in the list, so it is not retried.
     */
    @RetryOnError(
            backoff = "remote",
            includes = {IOException.class, HttpServerErrorException.ServiceUnavailable.class})
    public Quote quote(String symbol) {
        return get(symbol);
    }

    /** The same without retry. */
    public Quote quoteOnce(String symbol) {
        return get(symbol);
    }

    private Quote get(String symbol) {
        // read at the call: this application is its own server, and knows its port once it is up
        String url = environment.getRequiredProperty("sample.quotes-url");
        Quote quote =
                http.get().uri(url + "/quotes/{symbol}", symbol).retrieve().body(Quote.class);
        return Objects.requireNonNull(quote, "an answer has a body");
    }
}
