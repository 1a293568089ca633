// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.kubernetes;

import io.github.retrystarter.annotation.RetryOnConflict;
import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1DeploymentList;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import io.kubernetes.client.util.Config;
import io.kubernetes.client.util.generic.GenericKubernetesApi;
import java.util.Map;

/** Through the official client's generic API, whose exceptions carry the answer in another way than the others. */
@RetryOnConflict
class OfficialDeployments implements ObjectApi {

    private static final String NAMESPACE = "test";

    private final GenericKubernetesApi<V1Deployment, V1DeploymentList> server;

    OfficialDeployments(ApiServer server) {
        this.server = new GenericKubernetesApi<>(
                V1Deployment.class, V1DeploymentList.class, "apps", "v1", "deployments", Config.fromUrl(server.url()));
    }

    @Override
    public void create(String name, Map<String, String> texts) throws ApiException {
        V1ObjectMeta metadata =
                new V1ObjectMeta().name(name).namespace(NAMESPACE).annotations(texts);
        V1Deployment made =
                new V1Deployment().apiVersion("apps/v1").kind("Deployment").metadata(metadata);
        server.create(made).throwsApiException();
    }

    @Override
    public Map<String, String> read(String name) throws ApiException {
        return get(name).getMetadata().getAnnotations();
    }

    @Override
    public void edit(String name, Edit edit) throws Exception {
        V1Deployment read = get(name);
        edit.apply(read.getMetadata().getAnnotations());
        server.update(read).throwsApiException();
    }

    @Override
    public void delete(String name) throws ApiException {
        server.delete(NAMESPACE, name).throwsApiException();
    }

    private V1Deployment get(String name) throws ApiException {
        return server.get(NAMESPACE, name).throwsApiException().getObject();
    }
}
