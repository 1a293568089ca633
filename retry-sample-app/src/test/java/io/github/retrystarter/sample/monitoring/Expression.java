// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.sample.monitoring;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a PromQL expression names. Not a parser: whether the expression is one, Prometheus says.
 *
 * @param place where it is written
 */
record Expression(String place, String text) {

    private static final String STRING = "\"((?:[^\"\\\\]|\\\\.)*)\"";
    private static final Pattern SELECTOR = Pattern.compile("([a-zA-Z_:][\\w:]*+)\\{((?:[^\"}]|" + STRING + ")*)}");
    private static final Pattern MATCHER = Pattern.compile("(\\w+)\\s*(=~|!~|!=|=)\\s*" + STRING);
    private static final Pattern GROUPING = Pattern.compile("\\b(?:by|on)\\s*\\(([^)]*)\\)");
    private static final Pattern RANGE = Pattern.compile("\\[[^]]*]");
    /** A name, but not a function's and not the end of a number. */
    private static final Pattern NAME = Pattern.compile("(?<![\\w.])[a-zA-Z_:][\\w:]*+(?!\\s*\\()");

    private static final Set<String> OPERATORS = Set.of("and", "or", "unless");

    /**
     * A condition on a label.
     *
     * @param values that are written out; none if a variable of the dashboard is among them
     */
    record Condition(String metric, String label, List<String> values) {

        static Condition of(String metric, MatchResult matcher) {
            String value = matcher.group(3);
            boolean isVariable = value.contains("$");
            return new Condition(metric, matcher.group(1), isVariable ? List.of() : List.of(value.split("\\|")));
        }
    }

    Set<String> metrics() {
        String selected = SELECTOR.matcher(text).replaceAll("$1 ");
        String names = RANGE.matcher(GROUPING.matcher(selected).replaceAll(" ")).replaceAll(" ");
        return NAME.matcher(names)
                .results()
                .map(MatchResult::group)
                .filter(name -> !OPERATORS.contains(name))
                .collect(Collectors.toSet());
    }

    List<Condition> conditions() {
        return SELECTOR.matcher(text)
                .results()
                .flatMap(selector -> MATCHER.matcher(selector.group(2))
                        .results()
                        .map(matcher -> Condition.of(selector.group(1), matcher)))
                .toList();
    }

    /** Labels that are kept or matched on. */
    Set<String> grouping() {
        return GROUPING.matcher(text)
                .results()
                .flatMap(list -> Stream.of(list.group(1).split("\\s*,\\s*")))
                .collect(Collectors.toSet());
    }
}
