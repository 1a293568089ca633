// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.autoconfigure;

import io.github.retrystarter.aop.InvalidRetryException;
import io.github.retrystarter.aop.Mistakes;
import io.github.retrystarter.core.Similar;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;

/**
 * Looks for keys under {@code retry} that nothing reads. A typo is never ignored: below a key of ours it stops the start.
 * At the first level the key may be the application's own, so it is only said.
 */
final class PropertyKeys {

    private static final Log LOGGER = LogFactory.getLog(PropertyKeys.class);

    private final List<WrittenKey> written;
    private final List<RetryPropertySection> sections;

    /** @param sections what is under {@code retry} beside the keys of ours */
    PropertyKeys(List<WrittenKey> written, List<RetryPropertySection> sections) {
        this.written = written;
        this.sections = sections;
    }

    /**
     * Looks at every key below one of ours.
     *
     * @throws InvalidRetryException for all unknown ones
     */
    void requireKnown() {
        Mistakes mistakes = new Mistakes();
        Set<ConfigurationPropertyName> rejected = new HashSet<>();
        written.forEach(found -> unknownIn(found)
                .filter(key -> key.depth() > 1 && rejected.add(key.name()))
                .ifPresent(key -> mistakes.check(() -> reject(found, key))));
        mistakes.report();
    }

    /** Says which keys at the first level nothing of ours reads. */
    void warnOfStrange() {
        TreeSet<String> strange = new TreeSet<>();
        written.forEach(found -> unknownIn(found)
                .filter(key -> key.depth() == 1)
                .ifPresent(key -> strange.add(key.name().toString())));
        if (!strange.isEmpty()) {
            LOGGER.warn("Nothing in the Retry Starter reads " + strange
                    + ". That is fine if the application does, and a typo otherwise: under 'retry' are "
                    + keysAtFirstLevel() + ".");
        }
    }

    private record Unknown(ConfigurationPropertyName name, int depth, List<String> known) {}

    private List<String> keysAtFirstLevel() {
        return Stream.concat(
                        keys(RetryProperties.class).stream(), sections.stream().map(RetryPropertySection::name))
                .toList();
    }

    private Optional<Unknown> unknownIn(WrittenKey found) {
        if (found.isVariable()) {
            return unknownVariable(found.name());
        }
        String first = found.name().getElement(1, Form.DASHED);
        return sections.stream()
                .filter(section -> section.name().equals(first))
                .findFirst()
                .map(section -> unknownIn(found, section))
                .orElseGet(() -> unknown(found.name(), 1, RetryProperties.class));
    }

    private static Optional<Unknown> unknownIn(WrittenKey found, RetryPropertySection section) {
        boolean isValueOfItself = found.name().getNumberOfElements() == 2 && !found.isBlank();
        return isValueOfItself
                ? Optional.of(new Unknown(found.name(), 2, keys(section.properties())))
                : unknown(found.name(), 2, section.properties());
    }

    private static Optional<Unknown> unknown(ConfigurationPropertyName name, int depth, Class<?> type) {
        if (depth >= name.getNumberOfElements()) {
            return Optional.empty();
        }
        String key = name.getElement(depth, Form.UNIFORM);
        Optional<RecordComponent> component = Arrays.stream(type.getRecordComponents())
                .filter(candidate -> candidate.getName().equalsIgnoreCase(key))
                .findFirst();
        if (component.isEmpty()) {
            return Optional.of(new Unknown(name.chop(depth + 1), depth, keys(type)));
        }
        Class<?> inner = component.get().getType();
        if (inner == Map.class) {
            return unknown(name, depth + 2, ProfileProperties.class);
        }
        if (inner.isRecord()) {
            return unknown(name, depth + 1, inner);
        }
        boolean endsHere = depth + 1 == name.getNumberOfElements() || name.isNumericIndex(depth + 1);
        return endsHere ? Optional.empty() : Optional.of(new Unknown(name, depth + 1, List.of()));
    }

    /**
     * The name of an environment variable does not tell where a key begins: RETRY_PROFILES_A_MAX_RETRY_AFTER may be
     * max-retry-after of a. So it is enough that it ends with a key. What is not below a key of ours may be anybody's:
     * Kubernetes makes such variables for a service named retry.
     */
    private static Optional<Unknown> unknownVariable(ConfigurationPropertyName name) {
        boolean profile = WrittenKey.PROFILES.isAncestorOf(name);
        if (!profile && !WrittenKey.CONFLICT.isAncestorOf(name)) {
            return Optional.empty();
        }
        Class<?> type = profile ? ProfileProperties.class : RetryProperties.ConflictProperties.class;
        List<String> keys = leaves(type).toList();
        String squeezed = name.toString().replaceAll("\\[\\d+]|[.-]", "");
        boolean known = keys.stream().anyMatch(key -> squeezed.endsWith(key.replaceAll("[.-]", "")));
        return known ? Optional.empty() : Optional.of(new Unknown(name, 2, keys));
    }

    /** All settings of a profile: {@code budget.capacity} is one. */
    static List<String> ofProfile() {
        return leaves(ProfileProperties.class).toList();
    }

    private static Stream<String> leaves(Class<?> type) {
        return Arrays.stream(type.getRecordComponents()).flatMap(component -> {
            String key = PropertyOrigins.dashed(component.getName());
            return component.getType().isRecord()
                    ? leaves(component.getType()).map(leaf -> key + "." + leaf)
                    : Stream.of(key);
        });
    }

    private static List<String> keys(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(component -> PropertyOrigins.dashed(component.getName()))
                .toList();
    }

    private static void reject(WrittenKey found, Unknown unknown) {
        throw unknown(unknown.name() + found.origin(), unknown.name().getLastElement(Form.DASHED), unknown.known());
    }

    /**
     * What is wrong with a property that nothing reads.
     *
     * @param element of its name that is not among the known ones
     */
    static InvalidRetryException unknown(String property, String element, List<String> known) {
        String hint = Similar.to(element, known)
                .map(near -> " Did you mean '" + near + "'?")
                .orElse("");
        return new InvalidRetryException(
                "Property " + property + " is unknown, so it would do nothing." + hint,
                known.isEmpty() ? "Write a value, and nothing below it." : oneOf(known));
    }

    static String oneOf(List<String> known) {
        return "Use one of: " + String.join(", ", known) + ".";
    }
}
