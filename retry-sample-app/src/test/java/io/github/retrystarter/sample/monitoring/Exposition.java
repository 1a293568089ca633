// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.sample.monitoring;

import io.github.retrystarter.sample.monitoring.Expression.Condition;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What an application exports.
 *
 * @param metrics by name: their labels, each with the values it has
 */
record Exposition(Map<String, Map<String, Set<String>>> metrics) {

    private static final Pattern SAMPLE = Pattern.compile("(?m)^([a-zA-Z_:][\\w:]*)(?:\\{(.*)})? \\S+$");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");
    /** Labels that Prometheus adds. */
    private static final Set<String> OF_PROMETHEUS = Set.of("job", "instance");

    /** Reads Prometheus's text format. */
    static Exposition parse(String text) {
        Map<String, Map<String, Set<String>>> metrics = new HashMap<>();
        SAMPLE.matcher(text).results().forEach(sample -> {
            Map<String, Set<String>> labels = metrics.computeIfAbsent(sample.group(1), name -> new HashMap<>());
            String list = sample.group(2);
            if (list != null) {
                LABEL.matcher(list)
                        .results()
                        .forEach(label -> labels.computeIfAbsent(label.group(1), name -> new HashSet<>())
                                .add(label.group(2)));
            }
        });
        return new Exposition(metrics);
    }

    /** What the expression names and the application does not export. */
    List<String> missing(Expression expression) {
        Stream<String> ofMetrics =
                expression.metrics().stream().flatMap(metric -> missing(metric, expression.grouping()));
        Stream<String> ofConditions = expression.conditions().stream().flatMap(this::missing);
        return Stream.concat(ofMetrics, ofConditions)
                .distinct()
                .map(name -> expression.place() + ": " + name)
                .toList();
    }

    private Stream<String> missing(String metric, Set<String> grouping) {
        Map<String, Set<String>> labels = metrics.get(metric);
        if (labels == null) {
            return Stream.of(metric);
        }
        return grouping.stream()
                .filter(label -> !OF_PROMETHEUS.contains(label) && !labels.containsKey(label))
                .map(label -> metric + " by " + label);
    }

    private Stream<String> missing(Condition condition) {
        Map<String, Set<String>> labels = metrics.getOrDefault(condition.metric(), Map.of());
        if (OF_PROMETHEUS.contains(condition.label())) {
            return Stream.of();
        }
        Set<String> values = labels.getOrDefault(condition.label(), Set.of());
        if (values.isEmpty()) {
            return Stream.of(condition.metric() + "{" + condition.label() + "}");
        }
        return condition.values().stream()
                .filter(value -> !values.contains(value))
                .map(value -> "%s{%s=\"%s\"}".formatted(condition.metric(), condition.label(), value));
    }
}
