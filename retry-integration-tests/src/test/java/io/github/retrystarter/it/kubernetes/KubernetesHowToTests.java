// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.mockwebserver.http.MockResponse;
import io.github.retrystarter.it.CallRecord;
import io.github.retrystarter.it.StarterContext;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;

/** What docs/how-to.md says of Fabric8's client is so. */
class KubernetesHowToTests {

    private final ApiServer server = ApiServer.start();
    private final KubernetesClient theirs = server.newFabric8Client();

    @AfterEach
    void stop() {
        server.close();
    }

    private void run(Consumer<ApplicationContext> test) {
        create("flags");
        StarterContext.runner()
                .withBean(Settings.class, () -> new Settings(server.newFabric8Client()))
                .run(test::accept);
    }

    private void create(String name) {
        theirs.resource(map(name)).create();
    }

    private static ConfigMap map(String name) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withNamespace("shop")
                .withName(name)
                .endMetadata()
                .addToData("a", "1")
                .addToData("b", "1")
                .build();
    }

    private Map<String, String> flags() {
        return theirs.configMaps()
                .inNamespace("shop")
                .withName("flags")
                .require()
                .getData();
    }

    private void theyWrite(String key, String value) {
        ConfigMap read =
                theirs.configMaps().inNamespace("shop").withName("flags").require();
        read.getData().put(key, value);
        theirs.resource(read).update();
    }

    @Test
    void whatIsReadAndUpdatedKeepsWhatOthersWrote() {
        run(context -> {
            AtomicBoolean isFirst = new AtomicBoolean(true);
            context.getBean(Settings.class).set("flags", "a", "2", () -> {
                if (isFirst.getAndSet(false)) {
                    theyWrite("b", "2");
                }
            });

            assertThat(context.getBean(CallRecord.class).outcomes()).isEqualTo(Map.of("success_after_retry", 1));
            assertThat(flags()).isEqualTo(Map.of("a", "2", "b", "2"));
        });
    }

    @Test
    void aFieldThatSomebodyElseOwnsIsTheirsInEveryAttempt() {
        run(context -> {
            server.refuseAllWith(new MockResponse()
                    .setResponseCode(409)
                    .setHeader("Content-Type", "application/json")
                    .setBody("""
                            {"kind": "Status", "apiVersion": "v1", "status": "Failure", "code": 409, "reason": "Conflict",
                             "message": "Apply failed with 1 conflict: conflict with \\"kubectl\\": .data.a",
                             "details": {"causes": [{"reason": "FieldManagerConflict", "field": ".data.a"}]}}"""));

            assertThatExceptionOfType(KubernetesClientException.class)
                    .isThrownBy(() -> context.getBean(Settings.class).apply(map("flags")));
            assertThat(context.getBean(CallRecord.class).outcomes()).isEqualTo(Map.of("exhausted", 1));
        });
    }
}
