// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.sample.monitoring;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.json.JsonMapper;

/**
 * What compose.yaml at the top of the repository says.
 *
 * @param volumes by name, with nothing in them
 */
record ComposeFile(Map<String, Service> services, Map<String, Object> volumes) {

    static ComposeFile read() {
        Object content = new Yaml().load(Repository.text("compose.yaml"));
        return JsonMapper.shared().convertValue(content, ComposeFile.class);
    }

    Service service(String name) {
        Service service = services.get(name);
        if (service == null) {
            throw new AssertionError("compose.yaml has no service " + name);
        }
        return service;
    }

    /** The sample's instances: what is built here. */
    Map<String, Service> applications() {
        return services.entrySet().stream()
                .filter(service -> service.getValue().build() != null)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Name and port of every instance of the sample, as other containers reach it. */
    List<String> addresses() {
        return applications().entrySet().stream()
                .map(application ->
                        application.getKey() + ":" + application.getValue().port())
                .toList();
    }
}
