// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.kubernetes;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.kubernetes.client.openapi.ApiException;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** The ways to objects at the API server, and how each tells what it answered. */
enum Client {
    FABRIC8_CONFIG_MAPS(
            Fabric8Objects::configMaps, KubernetesClientException.class, KubernetesClientException::getCode),
    FABRIC8_DEPLOYMENTS(
            Fabric8Objects::deployments, KubernetesClientException.class, KubernetesClientException::getCode),
    OFFICIAL_CONFIG_MAPS(OfficialConfigMaps::new, ApiException.class, ApiException::getCode),
    OFFICIAL_DEPLOYMENTS(OfficialDeployments::new, ApiException.class, ApiException::getCode);

    private final Function<ApiServer, ObjectApi> factory;
    private final ToIntFunction<Throwable> code;

    <X extends Exception> Client(Function<ApiServer, ObjectApi> factory, Class<X> failure, ToIntFunction<X> code) {
        this.factory = factory;
        this.code = thrown -> code.applyAsInt(failure.cast(thrown));
    }

    ObjectApi of(ApiServer server) {
        return factory.apply(server);
    }

    /**
     * The status that a failure carries.
     *
     * @throws ClassCastException if this is no exception of the client's
     */
    int codeOf(Throwable failure) {
        return code.applyAsInt(failure);
    }
}
