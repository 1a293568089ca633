// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The {@code retryAfterSeconds} in the status that an API server of Kubernetes answers with. */
final class KubernetesHints {

    /** In JSON, or as the official client writes a status. */
    private static final Pattern FIELD = Pattern.compile("\\bretryAfterSeconds\"?\\s*:\\s*([0-9]{1,19})\\b");

    private KubernetesHints() {}

    /** The number that the getters give. */
    static Optional<HintReader> seconds(ForeignType type, String getters) {
        return Getters.find(type, getters)
                .map(number -> (failure, wallClock) -> firstHint(number.read(failure).stream()));
    }

    /** The field in the text that the getter gives. */
    static Optional<HintReader> secondsWithin(ForeignType type, String getter) {
        return Getters.find(type, getter)
                .map(text -> (failure, wallClock) -> firstHint(text.read(failure).stream()
                        .flatMap(status -> FIELD.matcher(status).results())
                        .map(field -> field.group(1))));
    }

    private static Optional<ServerHint> firstHint(Stream<String> numbers) {
        return numbers.flatMap(number -> WholeNumber.parse(number).stream())
                .findFirst()
                .map(Duration::ofSeconds)
                .flatMap(ServerHint::atLeast);
    }
}
