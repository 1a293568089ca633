// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.kubernetes;

import io.github.retrystarter.annotation.RetryOnConflict;
import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.openapi.apis.CoreV1Api;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import io.kubernetes.client.util.Config;
import java.util.Map;

@RetryOnConflict
class OfficialConfigMaps implements ObjectApi {

    private static final String NAMESPACE = "test";

    private final CoreV1Api server;

    OfficialConfigMaps(ApiServer server) {
        this.server = new CoreV1Api(Config.fromUrl(server.url()));
    }

    @Override
    public void create(String name, Map<String, String> texts) throws ApiException {
        V1ConfigMap made = new V1ConfigMap()
                .apiVersion("v1")
                .kind("ConfigMap")
                .metadata(new V1ObjectMeta().name(name))
                .data(texts);
        server.createNamespacedConfigMap(NAMESPACE, made).execute();
    }

    @Override
    public Map<String, String> read(String name) throws ApiException {
        return server.readNamespacedConfigMap(name, NAMESPACE).execute().getData();
    }

    @Override
    public void edit(String name, Edit edit) throws Exception {
        V1ConfigMap read = server.readNamespacedConfigMap(name, NAMESPACE).execute();
        edit.apply(read.getData());
        server.replaceNamespacedConfigMap(name, NAMESPACE, read).execute();
    }

    @Override
    public void delete(String name) throws ApiException {
        server.deleteNamespacedConfigMap(name, NAMESPACE).execute();
    }
}
