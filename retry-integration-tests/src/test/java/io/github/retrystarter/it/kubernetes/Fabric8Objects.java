// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.kubernetes;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.github.retrystarter.annotation.RetryOnConflict;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

@RetryOnConflict
class Fabric8Objects<T extends HasMetadata> implements ObjectApi {

    private final NonNamespaceOperation<T, ?, ? extends Resource<T>> server;
    private final BiFunction<String, Map<String, String>, T> maker;
    private final Function<T, Map<String, String>> texts;

    Fabric8Objects(
            NonNamespaceOperation<T, ?, ? extends Resource<T>> server,
            BiFunction<String, Map<String, String>, T> maker,
            Function<T, Map<String, String>> texts) {
        this.server = server;
        this.maker = maker;
        this.texts = texts;
    }

    static ObjectApi configMaps(ApiServer server) {
        return new Fabric8Objects<>(
                server.newFabric8Client().configMaps().inNamespace("test"),
                (name, texts) -> new ConfigMapBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .endMetadata()
                        .withData(texts)
                        .build(),
                ConfigMap::getData);
    }

    static ObjectApi deployments(ApiServer server) {
        return new Fabric8Objects<>(
                server.newFabric8Client().apps().deployments().inNamespace("test"),
                (name, texts) -> new DeploymentBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withAnnotations(texts)
                        .endMetadata()
                        .build(),
                deployment -> deployment.getMetadata().getAnnotations());
    }

    @Override
    public void create(String name, Map<String, String> initial) {
        server.resource(maker.apply(name, initial)).create();
    }

    @Override
    public Map<String, String> read(String name) {
        return texts.apply(server.withName(name).require());
    }

    @Override
    public void edit(String name, Edit edit) throws Exception {
        T object = server.withName(name).require();
        edit.apply(texts.apply(object));
        // locked by the resourceVersion that it was read with
        server.resource(object).update();
    }

    @Override
    public void delete(String name) {
        server.withName(name).delete();
    }
}
