// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.kubernetes;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.github.retrystarter.annotation.RetryOnConflict;

/** The examples of docs/how-to.md. */
class Settings {

    private final KubernetesClient client;

    Settings(KubernetesClient client) {
        this.client = client;
    }

    @RetryOnConflict
    public void set(String name, String key, String value) {
        ConfigMap read = client.configMaps().inNamespace("shop").withName(name).require();
        read.getData().put(key, value);
        client.resource(read).update(); // refused if somebody else has written since the read
    }

    public void own(String name, String key, String value) {
        ConfigMap desired = new ConfigMapBuilder()
                .withNewMetadata()
                .withNamespace("shop")
                .withName(name)
                .endMetadata()
                .addToData(key, value)
                .build();
        client.resource(desired).fieldManager("shop").forceConflicts().serverSideApply();
    }

    /** The same as the first, with somebody else in the middle. */
    @RetryOnConflict
    public void set(String name, String key, String value, Runnable meanwhile) {
        ConfigMap read = client.configMaps().inNamespace("shop").withName(name).require();
        meanwhile.run();
        read.getData().put(key, value);
        client.resource(read).update();
    }

    /** Applies, and leaves the fields to their owners. */
    @RetryOnConflict
    public void apply(ConfigMap desired) {
        client.resource(desired).fieldManager("shop").serverSideApply();
    }
}
