// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.openrewrite.java.tree.Flag;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.java.tree.TypeUtils;

/**
 * Finds the {@code @Recover} methods of a class that answer for a method of it.
 *
 * @param all of the class
 * @param onClass its annotations
 * @param surroundings what else depends on them
 */
record Recoveries(List<J.MethodDeclaration> all, List<J.Annotation> onClass, Surroundings surroundings) {

    /** Those for this method: by name if one is given, otherwise by what they return and take, exactly if any does. */
    List<J.MethodDeclaration> of(JavaType.Method retried, String name) {
        if (!name.isEmpty()) {
            return all.stream()
                    .filter(each -> each.getSimpleName().equals(name))
                    .toList();
        }
        List<J.MethodDeclaration> exact = all.stream()
                .filter(each -> each.getMethodType() != null && fits(retried, each.getMethodType()))
                .toList();
        return !exact.isEmpty()
                ? exact
                : all.stream()
                        .filter(each -> each.getMethodType() != null && isFor(retried, each.getMethodType()))
                        .toList();
    }

    /** The method's fallback, or why there is none. */
    Translation fallback(Translation translation, JavaType.Method retried, String name, boolean narrowed) {
        List<J.MethodDeclaration> found = of(retried, name);
        if (found.isEmpty()) {
            return name.isEmpty()
                    ? translation
                    : translation.refused(
                            "recover = \"" + name + "\" is not in this class: write it here as a method that"
                                    + " takes the same parameters and the exception last, and name it as fallback");
        }
        Set<String> names =
                found.stream().map(J.MethodDeclaration::getSimpleName).collect(Collectors.toSet());
        if (names.size() > 1) {
            return translation.refused(
                    "several @Recover methods can answer: give them one name, which the fallback will"
                            + " have, and run the recipe again");
        }
        for (J.MethodDeclaration method : found) {
            String obstacle = obstacle(method, retried);
            if (!obstacle.isEmpty()) {
                return translation.refused(obstacle);
            }
        }
        if (Overloads.answer(found, retried, names.iterator().next())) {
            return translation.refused("another method is called as the @Recover method is, and could answer as a"
                    + " fallback too: give one of them another name and run the recipe again");
        }
        List<String> notes = new ArrayList<>();
        if (narrowed) {
            notes.add(
                    "the fallback answers only for failures that are retried, spring-retry's answered for all others too");
        }
        return translation.withFallback(names.iterator().next(), notes);
    }

    private String obstacle(J.MethodDeclaration recover, JavaType.Method retried) {
        String name = recover.getSimpleName();
        JavaType.Method type = recover.getMethodType();
        if (type == null || !fits(retried, type)) {
            return "@Recover method " + name
                    + " has to take the same parameters, after the exception if it likes, and return"
                    + " the same type: change it and run the recipe again";
        }
        Optional<String> advice = Advice.on(recover, onClass);
        if (advice.isPresent()) {
            return "@Recover method " + name + " may have advice by @" + advice.get() + ", which a fallback is called"
                    + " without: move what needs it to a method of another bean, and run the recipe again";
        }
        if (moves(type) && isBound(type)) {
            return "@Recover method " + name
                    + " is overridden or referred to, is generic, has varargs or may be called from"
                    + " another language, so its exception cannot become the last parameter: change that by hand and"
                    + " name it as fallback";
        }
        return "";
    }

    private boolean isBound(JavaType.Method type) {
        return type.isOverride()
                || type.hasFlags(Flag.Varargs)
                || isGeneric(type)
                || surroundings.refersTo(type)
                || surroundings.overrides(type)
                || (surroundings.isForeign() && !type.hasFlags(Flag.Private));
    }

    // calls have other types than the declaration
    private static boolean isGeneric(JavaType.Method type) {
        return type.getParameterTypes().toString().contains("Generic{");
    }

    /** Whether its exception is not where a fallback has it. */
    static boolean moves(JavaType.Method recover) {
        return takesException(recover) && recover.getParameterTypes().size() > 1;
    }

    private static boolean isFor(JavaType.Method retried, JavaType.Method candidate) {
        if (!sameReturnType(retried, candidate)
                && !TypeUtils.isAssignableTo(candidate.getReturnType(), retried.getReturnType())) {
            return false;
        }
        List<JavaType> taken = argumentsOf(candidate);
        List<JavaType> given = retried.getParameterTypes();
        return taken.size() <= given.size() && sameTypes(taken, given.subList(0, taken.size()));
    }

    private static boolean fits(JavaType.Method retried, JavaType.Method candidate) {
        return sameReturnType(retried, candidate) && sameTypes(argumentsOf(candidate), retried.getParameterTypes());
    }

    private static boolean sameReturnType(JavaType.Method retried, JavaType.Method candidate) {
        return retried.getReturnType()
                .toString()
                .equals(candidate.getReturnType().toString());
    }

    private static boolean sameTypes(List<JavaType> some, List<JavaType> others) {
        return some.toString().equals(others.toString());
    }

    private static List<JavaType> argumentsOf(JavaType.Method recover) {
        List<JavaType> all = recover.getParameterTypes();
        return takesException(recover) ? all.subList(1, all.size()) : all;
    }

    private static boolean takesException(JavaType.Method recover) {
        List<JavaType> all = recover.getParameterTypes();
        return !all.isEmpty() && TypeUtils.isAssignableTo("java.lang.Throwable", all.get(0));
    }
}
