// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.rewrite;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrewrite.java.JavaIsoVisitor;
import org.openrewrite.java.tree.Expression;
import org.openrewrite.java.tree.Flag;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.java.tree.TypeUtils;

/** Evaluates what an annotation's attribute says: literals, arithmetic, and constants of the same source file. */
final class Constants {

    private final Map<String, Expression> initializers = new HashMap<>();

    static Constants of(J.CompilationUnit source) {
        Constants constants = new Constants();
        new JavaIsoVisitor<Constants>() {
            @Override
            public J.VariableDeclarations.NamedVariable visitVariable(
                    J.VariableDeclarations.NamedVariable variable, Constants found) {
                JavaType.Variable type = variable.getVariableType();
                Expression initializer = variable.getInitializer();
                if (type != null && initializer != null && type.hasFlags(Flag.Final)) {
                    found.initializers.put(key(type), initializer);
                }
                return super.visitVariable(variable, found);
            }
        }.visit(source, constants);
        return constants;
    }

    Optional<Object> value(Expression expression) {
        Expression plain = expression.unwrap();
        if (plain instanceof J.Literal literal) {
            return Optional.ofNullable(literal.getValue());
        }
        if (plain instanceof J.Unary unary && unary.getOperator() == J.Unary.Type.Negative) {
            return value(unary.getExpression()).flatMap(value -> calculate(J.Binary.Type.Subtraction, 0L, value));
        }
        if (plain instanceof J.Binary binary) {
            return value(binary.getLeft())
                    .flatMap(left ->
                            value(binary.getRight()).flatMap(right -> calculate(binary.getOperator(), left, right)));
        }
        if (plain instanceof J.Identifier name) {
            return valueOf(name.getFieldType());
        }
        return plain instanceof J.FieldAccess access ? valueOf(access.getName().getFieldType()) : Optional.empty();
    }

    private Optional<Object> valueOf(JavaType.@Nullable Variable field) {
        if (field == null) {
            return Optional.empty();
        }
        String key = key(field);
        return switch (key) {
            case "java.lang.Integer.MAX_VALUE" -> Optional.of((long) Integer.MAX_VALUE);
            case "java.lang.Long.MAX_VALUE" -> Optional.of(Long.MAX_VALUE);
            default -> {
                if (TypeUtils.isOfClassType(field.getOwner(), "java.util.concurrent.TimeUnit")) {
                    yield Optional.of(field.getName());
                }
                Expression initializer = initializers.get(key);
                yield initializer == null ? Optional.empty() : value(initializer);
            }
        };
    }

    private static Optional<Object> calculate(J.Binary.Type operator, Object left, Object right) {
        if (operator == J.Binary.Type.Addition && (left instanceof String || right instanceof String)) {
            return Optional.of("" + left + right);
        }
        if (!(left instanceof Number first && right instanceof Number second)) {
            return Optional.empty();
        }
        boolean whole = isWhole(first) && isWhole(second);
        return switch (operator) {
            case Addition -> number(whole, first.doubleValue() + second.doubleValue());
            case Subtraction -> number(whole, first.doubleValue() - second.doubleValue());
            case Multiplication -> number(whole, first.doubleValue() * second.doubleValue());
            case Division ->
                second.doubleValue() == 0
                        ? Optional.empty()
                        : number(whole, first.doubleValue() / second.doubleValue());
            default -> Optional.empty();
        };
    }

    private static Optional<Object> number(boolean whole, double result) {
        return whole ? Optional.of((long) result) : Optional.of(result);
    }

    private static boolean isWhole(Number number) {
        return !(number instanceof Double || number instanceof Float);
    }

    private static String key(JavaType.Variable field) {
        JavaType.FullyQualified owner = TypeUtils.asFullyQualified(field.getOwner());
        return (owner == null ? "" : owner.getFullyQualifiedName()) + "." + field.getName();
    }
}
