// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.actuate;

import static org.springframework.boot.actuate.endpoint.web.WebEndpointResponse.STATUS_BAD_REQUEST;
import static org.springframework.boot.actuate.endpoint.web.WebEndpointResponse.STATUS_NOT_FOUND;
import static org.springframework.boot.actuate.endpoint.web.WebEndpointResponse.STATUS_NO_CONTENT;

import io.github.retrystarter.aop.InvalidRetryException;
import io.github.retrystarter.core.UnknownProfileException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.EndpointWebExtension;

/**
 * Lets one request change several settings, and answers a bad one with the reason. Actuator lets a key of the request go before
 * a part of the path with the same name, so that part has a name that nobody sends.
 *
 * @since 0.1.0
 */
@EndpointWebExtension(endpoint = RetryEndpoint.class)
public final class RetryEndpointWebExtension {

    private final RetryEndpoint endpoint;

    public RetryEndpointWebExtension(RetryEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /**
     * Why a request was refused.
     *
     * @param error name of the status
     * @param message what is wrong, and what to do
     */
    public record Refusal(
            int status, String error, @Nullable String message) implements OperationResponseBody {}

    /**
     * Switches retries on or off.
     *
     * @param settings all that the request says: {@code enabled}
     */
    @WriteOperation
    public WebEndpointResponse<Refusal> setEnabled(Map<String, @Nullable Object> settings) {
        return answer(() -> endpoint.setEnabled(enabled(settings)));
    }

    /**
     * Changes settings of a profile, all of them or none.
     *
     * @param settings all that the request says
     */
    @WriteOperation
    public WebEndpointResponse<Refusal> change(@Selector String profileOfPath, Map<String, @Nullable Object> settings) {
        return answer(() -> endpoint.change(profileOfPath, texts(settings)));
    }

    /** Puts a profile back to how it is configured. */
    @DeleteOperation
    public WebEndpointResponse<Refusal> resetProfile(@Selector String profileOfPath) {
        return answer(() -> endpoint.resetProfile(profileOfPath));
    }

    private static WebEndpointResponse<Refusal> answer(Runnable change) {
        try {
            change.run();
            return new WebEndpointResponse<>(STATUS_NO_CONTENT);
        } catch (UnknownProfileException unknown) {
            return refusal(STATUS_NOT_FOUND, "Not Found", unknown);
        } catch (InvalidRetryException invalid) {
            return refusal(STATUS_BAD_REQUEST, "Bad Request", invalid);
        }
    }

    private static WebEndpointResponse<Refusal> refusal(int status, String error, Exception why) {
        return new WebEndpointResponse<>(new Refusal(status, error, why.getMessage()), status);
    }

    private static boolean enabled(Map<String, @Nullable Object> settings) {
        String value = settings.size() == 1 ? text(settings.get("enabled")) : null;
        if (!"true".equals(value) && !"false".equals(value)) {
            throw new InvalidRetryException(
                    "All retries can be switched on and off here, and this is neither: " + settings + ".",
                    "Send {\"enabled\": false} or {\"enabled\": true}, or the settings of a profile to the path with its name.");
        }
        return "true".equals(value);
    }

    private static Map<String, @Nullable String> texts(Map<String, @Nullable Object> settings) {
        Map<String, @Nullable String> texts = new LinkedHashMap<>();
        settings.forEach((setting, value) -> texts.put(setting, text(value)));
        return texts;
    }

    /** As it is written in YAML. */
    static @Nullable String text(@Nullable Object value) {
        if (value instanceof Collection<?> several) {
            return several.stream().map(String::valueOf).collect(Collectors.joining(","));
        }
        return value == null ? null : value.toString();
    }
}
