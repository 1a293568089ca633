// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.http;

import feign.FeignException;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.springframework.web.client.RestClientResponseException;
import org.springframework.web.reactive.function.client.WebClientResponseException;

/** The ways to the document, and how each tells what the server answered. */
enum Client {
    REST_CLIENT(RestClientDocuments::new, RestClientResponseException.class, Client::statusOf),
    REST_TEMPLATE(RestTemplateDocuments::new, RestClientResponseException.class, Client::statusOf),
    WEB_CLIENT(
            WebClientDocuments::new,
            WebClientResponseException.class,
            failure -> failure.getStatusCode().value()),
    FEIGN(FeignDocuments::at, FeignException.class, FeignException::status),
    HTTP_EXCHANGE(ExchangeDocuments::at, RestClientResponseException.class, Client::statusOf);

    private final Function<String, Documents> factory;
    private final ToIntFunction<Throwable> status;

    <X extends Exception> Client(Function<String, Documents> factory, Class<X> failure, ToIntFunction<X> status) {
        this.factory = factory;
        this.status = thrown -> status.applyAsInt(failure.cast(thrown));
    }

    private static int statusOf(RestClientResponseException failure) {
        return failure.getStatusCode().value();
    }

    Documents at(String url) {
        return factory.apply(url);
    }

    /**
     * The status that a failure carries.
     *
     * @throws ClassCastException if this is no exception of the client's
     */
    int statusOf(Throwable failure) {
        return status.applyAsInt(failure);
    }
}
