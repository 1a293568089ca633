// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.rewrite;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openrewrite.java.tree.Expression;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;

/** An annotation's attributes by name. Collects what it cannot tell the value of. */
final class Attributes {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{[^{}]+}");

    private final Map<String, Expression> written = new LinkedHashMap<>();
    private final Constants constants;
    private final List<String> obstacles;

    private Attributes(J.@Nullable Annotation annotation, Constants constants, List<String> obstacles) {
        this.constants = constants;
        this.obstacles = obstacles;
        if (annotation != null && annotation.getArguments() != null) {
            annotation.getArguments().forEach(this::add);
        }
    }

    static Attributes of(J.Annotation annotation, Constants constants) {
        return new Attributes(annotation, constants, new ArrayList<>());
    }

    private void add(Expression argument) {
        if (argument instanceof J.Assignment assignment && assignment.getVariable() instanceof J.Identifier attribute) {
            written.put(attribute.getSimpleName(), assignment.getAssignment());
        } else if (!(argument instanceof J.Empty)) {
            written.put("value", argument);
        }
    }

    /** Those of an annotation that is an attribute's value; none if that is not written. */
    Attributes nested(String attribute) {
        return new Attributes(
                written.get(attribute) instanceof J.Annotation annotation ? annotation : null, constants, obstacles);
    }

    List<String> obstacles() {
        return obstacles;
    }

    void refuse(String obstacle) {
        obstacles.add(obstacle);
    }

    boolean has(String attribute) {
        return written.containsKey(attribute);
    }

    /** A list of classes that is not empty, under the first of these names that has one. */
    Optional<Expression> classes(String... attributes) {
        return Arrays.stream(attributes)
                .filter(attribute -> !types(attribute).isEmpty())
                .map(attribute -> written.get(attribute))
                .findFirst();
    }

    /** The types of the class literals that an attribute has. */
    List<JavaType> types(String attribute) {
        Expression value = written.get(attribute);
        return value == null ? List.of() : types(value);
    }

    static List<JavaType> types(Expression classes) {
        List<JavaType> types = new ArrayList<>();
        List<Expression> literals = classes instanceof J.NewArray array && array.getInitializer() != null
                ? array.getInitializer()
                : List.of(classes);
        for (Expression literal : literals) {
            if (literal instanceof J.FieldAccess access && access.getTarget().getType() != null) {
                types.add(access.getTarget().getType());
            }
        }
        return types;
    }

    String text(String attribute) {
        return constant(attribute).map(Object::toString).orElse("");
    }

    /** Whether all it names is nothing. */
    boolean isBlank(String attribute) {
        Expression value = written.get(attribute);
        List<Expression> names = value instanceof J.NewArray array && array.getInitializer() != null
                ? array.getInitializer()
                : value == null ? List.of() : List.of(value);
        return names.stream()
                .allMatch(name -> name instanceof J.Empty
                        || constants
                                .value(name)
                                .filter(text -> text.toString().isBlank())
                                .isPresent());
    }

    boolean flag(String attribute) {
        return Boolean.TRUE.equals(constant(attribute).orElse(false));
    }

    /** A number; refused if it is no constant. */
    double number(String attribute, double otherwise) {
        return constant(attribute).orElse(otherwise) instanceof Number number ? number.doubleValue() : otherwise;
    }

    /** A number, unless there is text that stands in its place. */
    Amount amount(String attribute, String textual, double otherwise) {
        String text = text(textual).strip();
        if (text.isEmpty()) {
            return Amount.of(number(attribute, otherwise));
        }
        String bare = bare(text);
        if (PLACEHOLDER.matcher(bare).matches()) {
            return Amount.of(bare);
        }
        try {
            return Amount.of(Double.parseDouble(bare));
        } catch (NumberFormatException expression) {
            refuse(textual + " \"" + text
                    + "\" is an expression: write a number, or a single ${...}, and run the recipe" + " again");
            return Amount.of(otherwise);
        }
    }

    /** Text without the marks of an expression. */
    static String bare(String text) {
        String stripped = text.strip();
        return stripped.startsWith("#{") && stripped.endsWith("}")
                ? stripped.substring(2, stripped.length() - 1).strip()
                : stripped;
    }

    private Optional<Object> constant(String attribute) {
        Expression expression = written.get(attribute);
        if (expression == null) {
            return Optional.empty();
        }
        Optional<Object> value = constants.value(expression);
        if (value.isEmpty()) {
            refuse("the value of " + attribute
                    + " is not in this source file: write the number and run the recipe again");
        }
        return value;
    }
}
