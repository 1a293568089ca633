// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.kubernetes;

import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.server.mock.KubernetesCrudDispatcher;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import io.fabric8.mockwebserver.http.MockResponse;
import io.fabric8.mockwebserver.http.RecordedRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fabric8's mock of an API server, which keeps objects and refuses an update of any but the last resourceVersion. It tells
 * the reason of each error as {@code Invalid}, and says nothing with a 404; here they are told as a real API server tells
 * them, that is as {@code k8s.io/apimachinery/pkg/api/errors} has it.
 */
final class ApiServer extends KubernetesCrudDispatcher implements AutoCloseable {

    private static final KubernetesSerialization JSON = new KubernetesSerialization();

    private final List<KubernetesClient> clients = new ArrayList<>();
    private volatile @Nullable MockResponse refusal;
    private final KubernetesMockServer server =
            new KubernetesMockServer(new Context(), new MockWebServer(), new HashMap<>(), this, false);

    static ApiServer start() {
        ApiServer started = new ApiServer();
        started.server.start();
        return started;
    }

    /** A client of its own, closed with the server. It tells each failure at once, where Fabric8 would repeat some. */
    KubernetesClient newFabric8Client() {
        KubernetesClient client = server.createClient((KubernetesClientBuilder builder) ->
                builder.editOrNewConfig().withRequestRetryBackoffLimit(0).endConfig());
        clients.add(client);
        return client;
    }

    String url() {
        return "http://localhost:" + server.getPort();
    }

    /** Answers like this from now on, whatever it is asked. */
    void refuseAllWith(MockResponse answer) {
        refusal = answer;
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
        MockResponse refused = refusal;
        if (refused != null) {
            return refused;
        }
        MockResponse response = super.dispatch(request);
        if (response.code() < 400) {
            return response;
        }
        Status status = statusIn(response)
                .withReason(reasonFor(request.getMethod(), response.code()))
                .build();
        return response.setBody(JSON.asJson(status));
    }

    private static StatusBuilder statusIn(MockResponse response) {
        if (response.getBody() == null) {
            return new StatusBuilder().withStatus("Failure").withCode(response.code());
        }
        return new StatusBuilder(JSON.unmarshal(response.getBody().readUtf8(), Status.class));
    }

    private static String reasonFor(String verb, int code) {
        return switch (code) {
            case 404 -> "NotFound";
            case 409 -> verb.equals("POST") ? "AlreadyExists" : "Conflict";
            case 422 -> "Invalid";
            default -> throw new IllegalArgumentException("nobody has asked for a " + code);
        };
    }

    @Override
    public void close() {
        clients.forEach(KubernetesClient::close);
        server.shutdown();
    }
}
