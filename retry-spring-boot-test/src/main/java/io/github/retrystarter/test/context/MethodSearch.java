// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.test.context;

import io.github.retrystarter.core.Similar;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Finds the annotated methods that a test means, of all beans of a type.
 *
 * @param known annotated methods of all beans made so far
 */
record MethodSearch(Set<MethodOfBean> known, BeanType type, MethodName name) {

    /**
     * One method, of one bean class or several.
     *
     * @throws IllegalArgumentException if there is none, or more than one
     */
    List<MethodOfBean> find() {
        List<MethodOfBean> named = ofType().stream()
                .filter(method -> method.method().getName().equals(name.name()))
                .toList();
        if (named.isEmpty()) {
            throw new IllegalArgumentException(notAnnotated());
        }
        List<MethodOfBean> found = named.stream().filter(this::hasParameters).toList();
        if (found.isEmpty()) {
            throw new IllegalArgumentException("No annotated method %s.%s takes (%s). There %s."
                    .formatted(type, name.name(), name.parametersText(), listOf(named)));
        }
        if (found.stream().map(type::parametersOf).distinct().count() > 1) {
            throw new IllegalArgumentException(
                    "%s.%s is more than one annotated method. Name the types of its parameters too, or write %s() for the one without. There %s."
                            .formatted(type, name.name(), name.name(), listOf(found)));
        }
        return found;
    }

    private List<MethodOfBean> ofType() {
        return known.stream().filter(method -> type.hasBean(method.beanClass())).toList();
    }

    private boolean hasParameters(MethodOfBean method) {
        List<Class<?>> wanted = name.parameters();
        return wanted == null
                || wanted.equals(List.of(MethodOfBean.parametersOf(method.method())))
                || wanted.equals(type.parametersOf(method));
    }

    private String notAnnotated() {
        List<Method> written = type.methods();
        List<Method> meant = written.stream()
                .filter(method -> method.getName().equals(name.name()))
                .toList();
        if (meant.isEmpty()) {
            Collection<String> names = written.stream().map(Method::getName).collect(Collectors.toSet());
            String hint = Similar.to(name.name(), names)
                    .map(near -> " Did you mean '" + near + "'?")
                    .orElse("");
            return "%s has no method '%s'.%s %s".formatted(type, name.name(), hint, annotated());
        }
        if (ofType().isEmpty()) {
            return "No bean of type %s with annotated methods has been made. Is it a bean of this test's context, and not a lazy one? %s"
                    .formatted(type, annotated());
        }
        return "%s is not annotated for retries. %s"
                .formatted(
                        meant.stream()
                                .map(method -> type.textOf(method))
                                .distinct()
                                .collect(Collectors.joining(", ")),
                        annotated());
    }

    /** What there is: of this type, or else of all. */
    private String annotated() {
        List<MethodOfBean> ofType = ofType();
        Collection<MethodOfBean> all = ofType.isEmpty() ? known : ofType;
        return all.isEmpty()
                ? "No bean of this context has methods that are annotated for retries."
                : "Annotated " + listOf(all) + ".";
    }

    private static String listOf(Collection<MethodOfBean> methods) {
        Set<String> texts = new TreeSet<>();
        methods.forEach(method -> texts.add(method.toString()));
        return (texts.size() == 1 ? "is " : "are ") + String.join(", ", texts);
    }
}
