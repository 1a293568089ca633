// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.actuate;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.InvocationContext;
import org.springframework.boot.actuate.endpoint.OperationArgumentResolver;
import org.springframework.boot.actuate.endpoint.OperationType;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.invoke.OperationInvoker;
import org.springframework.boot.actuate.endpoint.invoke.OperationInvokerAdvisor;
import org.springframework.boot.actuate.endpoint.invoke.OperationParameter;
import org.springframework.boot.actuate.endpoint.invoke.OperationParameters;

/**
 * Gives an operation all that a request says as one argument, {@code settings}. By itself actuator passes on what there are
 * parameters for: a typo would be ignored, and null could not be told from nothing.
 *
 * @since 0.1.0
 */
public final class WholeRequest implements OperationInvokerAdvisor {

    private static final EndpointId RETRY = EndpointId.of("retry");
    private static final String SETTINGS = "settings";

    @Override
    public OperationInvoker apply(
            EndpointId endpointId, OperationType type, OperationParameters parameters, OperationInvoker invoker) {
        boolean takesAll = RETRY.equals(endpointId)
                && parameters.stream().map(OperationParameter::getName).anyMatch(SETTINGS::equals);
        return takesAll ? context -> invoker.invoke(together(context, parameters)) : invoker;
    }

    private static InvocationContext together(InvocationContext context, OperationParameters parameters) {
        Map<String, @Nullable Object> others = new LinkedHashMap<>(context.getArguments());
        Map<String, Object> arguments = new LinkedHashMap<>();
        parameters.stream()
                .map(OperationParameter::getName)
                .filter(name -> !name.equals(SETTINGS))
                .forEach(name -> arguments.put(name, Objects.requireNonNull(others.remove(name), name)));
        arguments.put(SETTINGS, others);
        return new InvocationContext(
                context.resolveArgument(SecurityContext.class), arguments, new ArgumentsOf(context));
    }

    /** What the request has beside its arguments. */
    private record ArgumentsOf(InvocationContext context) implements OperationArgumentResolver {

        @Override
        public boolean canResolve(Class<?> type) {
            return context.canResolve(type);
        }

        @Override
        public <T> @Nullable T resolve(Class<T> type) {
            return context.resolveArgument(type);
        }
    }
}
