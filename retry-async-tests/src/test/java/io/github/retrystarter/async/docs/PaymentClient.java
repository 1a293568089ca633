// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.async.docs;

import io.github.retrystarter.annotation.RetryOnError;
import io.github.retrystarter.async.docs.Domain.Order;
import io.github.retrystarter.async.docs.Domain.Receipt;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

class PaymentClient {

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI server;

    PaymentClient(URI server) {
        this.server = server;
    }

    @RetryOnError(backoff = "payments", includes = IOException.class, fallback = "queueForLater")
    public CompletableFuture<Receipt> charge(Order order) {
        return client.sendAsync(request(order), BodyHandlers.ofString()).thenApply(PaymentClient::receipt);
    }

    CompletableFuture<Receipt> queueForLater(Order order, IOException failure) {
        return CompletableFuture.completedFuture(new Receipt(order.id(), "queued after: " + failure.getMessage()));
    }

    private HttpRequest request(Order order) {
        return HttpRequest.newBuilder(server.resolve("/charges/" + order.id())).build();
    }

    private static Receipt receipt(HttpResponse<String> response) {
        if (response.statusCode() != 200) {
            throw new CompletionException(new IOException("status " + response.statusCode()));
        }
        return new Receipt(response.body(), "charged");
    }
}
