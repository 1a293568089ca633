// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.aop;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Stops the start: says of each mistake where it is, what is wrong, and what to do about it.
 *
 * @since 0.1.0
 */
public final class InvalidRetryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Mistake> mistakes;
    private final String description;
    private final String action;

    /**
     * @param description names the method or property and says what is wrong with it
     * @param action what to do
     */
    public InvalidRetryException(String description, String action) {
        this(List.of(new Mistake(description, action)));
    }

    InvalidRetryException(Collection<Mistake> mistakes) {
        this(List.copyOf(mistakes), descriptionOf(mistakes), actionFor(mistakes));
    }

    private InvalidRetryException(List<Mistake> mistakes, String description, String action) {
        super(mistakes.stream()
                .map(mistake -> mistake.description() + " " + mistake.action())
                .collect(Collectors.joining("\n")));
        this.mistakes = mistakes;
        this.description = description;
        this.action = action;
    }

    List<Mistake> mistakes() {
        return mistakes;
    }

    /** Names each method or property and says what is wrong with it. */
    public String description() {
        return description;
    }

    /** What to do about it, numbered as in the description. */
    public String action() {
        return action;
    }

    private static String descriptionOf(Collection<Mistake> mistakes) {
        List<String> all = mistakes.stream().map(Mistake::description).toList();
        if (all.size() == 1) {
            return all.get(0);
        }
        return IntStream.range(0, all.size())
                .mapToObj(index -> (index + 1) + ". " + all.get(index))
                .collect(Collectors.joining("\n\n", all.size() + " mistakes were made in setting up retries:\n\n", ""));
    }

    /** What helps against several is said once. */
    private static String actionFor(Collection<Mistake> mistakes) {
        Map<String, List<String>> numbers = new LinkedHashMap<>();
        int number = 1;
        for (Mistake mistake : mistakes) {
            numbers.computeIfAbsent(mistake.action(), action -> new ArrayList<>())
                    .add(String.valueOf(number++));
        }
        if (numbers.size() == 1) {
            return numbers.keySet().iterator().next();
        }
        return numbers.entrySet().stream()
                .map(action -> String.join(", ", action.getValue()) + ". " + action.getKey())
                .collect(Collectors.joining("\n\n"));
    }
}
