// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.autoconfigure;

import io.github.retrystarter.aop.Mistakes;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindHandlerAdvisor;
import org.springframework.boot.context.properties.bind.AbstractBindHandler;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/**
 * Takes down what cannot be bound under {@code retry}, and lets the binding go on as if it were not written: so it is
 * reported together with all other mistakes.
 */
final class BindingMistakes implements ConfigurationPropertiesBindHandlerAdvisor {

    private static final List<ConfigurationPropertyName> OURS = Arrays.stream(
                    RetryProperties.class.getRecordComponents())
            .map(component -> ConfigurationPropertyName.of("retry").append(PropertyOrigins.dashed(component.getName())))
            .toList();

    private final Mistakes mistakes;

    BindingMistakes(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    @Override
    public BindHandler apply(BindHandler handler) {
        return new Handler(handler);
    }

    private final class Handler extends AbstractBindHandler {

        private final Set<ConfigurationPropertyName> wrong = new HashSet<>();

        private Handler(BindHandler parent) {
            super(parent);
        }

        @Override
        public @Nullable Object onSuccess(
                ConfigurationPropertyName name, Bindable<?> target, BindContext context, Object result) {
            Optional<String> problem = isOurs(name) ? problemOf(result) : Optional.empty();
            if (problem.isEmpty()) {
                return super.onSuccess(name, target, context, result);
            }
            wrong.add(name);
            mistakes.add(WrongValue.of(name, target, context)
                    .mistake(problem.get(), "Name an exception type, or an error."));
            return standInFor(target);
        }

        @Override
        public @Nullable Object onFailure(
                ConfigurationPropertyName name, Bindable<?> target, BindContext context, Exception error)
                throws Exception {
            if (!isOurs(name)) {
                return super.onFailure(name, target, context, error);
            }
            WrongValue value = WrongValue.of(name, target, context);
            // that something below it was left unbound is but a consequence
            if (!value.isBlank() && wrong.stream().noneMatch(name::isAncestorOf)) {
                mistakes.add(value.because(error));
            }
            wrong.add(name);
            return standInFor(target);
        }

        @Override
        public void onFinish(
                ConfigurationPropertyName name, Bindable<?> target, BindContext context, @Nullable Object result)
                throws Exception {
            boolean isElement = name.isLastElementIndexed() && isOurs(name);
            if (isElement
                    && result == null
                    && PropertyOrigins.find(name, context.getSources()).isPresent()) {
                // the binder takes it for the end of the list
                mistakes.add(WrongValue.of(name, target, context)
                        .mistake("it is empty", "Name an exception type, or leave it out."));
            }
            super.onFinish(name, target, context, result);
        }

        /** A profile is known though its settings are not, and a list goes on behind what is wrong in it. */
        private static @Nullable Object standInFor(Bindable<?> target) {
            Class<?> type = target.getType().resolve();
            if (type == Class.class) {
                return NoException.class;
            }
            return type == ProfileProperties.class ? ProfileProperties.EMPTY : null;
        }
    }

    /** Matches nothing. */
    private static final class NoException extends Exception {

        private static final long serialVersionUID = 1L;
    }

    private static boolean isOurs(ConfigurationPropertyName name) {
        return OURS.stream().anyMatch(our -> our.equals(name) || our.isAncestorOf(name));
    }

    /** What the binder lets pass: it does not look at the bound of {@code Class<? extends Throwable>}, nor for holes. */
    private static Optional<String> problemOf(Object result) {
        Collection<?> all = result instanceof Collection<?> several ? several : List.of(result);
        if (all.stream().anyMatch(Objects::isNull)) {
            return Optional.of("it has an element that is empty");
        }
        return all.stream()
                .filter(Class.class::isInstance)
                .<Class<?>>map(Class.class::cast)
                .filter(type -> !Throwable.class.isAssignableFrom(type))
                .findFirst()
                .map(type -> type.getName() + " is no exception type");
    }
}
