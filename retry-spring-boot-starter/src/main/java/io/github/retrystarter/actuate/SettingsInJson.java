// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.actuate;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.json.JsonParseException;
import org.springframework.boot.json.JsonParserFactory;
import org.springframework.boot.json.JsonWriter;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/**
 * Lets requests write lists and the budget in the shape that the endpoint shows them in. Actuator reads a body as a map of
 * texts, and would refuse any other shape before the endpoint is asked.
 *
 * @since 0.1.0
 */
@ControllerAdvice
public final class SettingsInJson extends RequestBodyAdviceAdapter {

    private static final String ACTUATOR = "org.springframework.boot.";
    private static final String BUDGET = "budget";
    private static final Set<String> LISTS = Set.of("includes", "excludes");

    private final Supplier<String> path;

    /** @param path of the endpoint, asked for when a request comes */
    public SettingsInJson(Supplier<String> path) {
        this.path = path;
    }

    @Override
    public boolean supports(
            MethodParameter parameter, Type targetType, Class<? extends HttpMessageConverter<?>> converterType) {
        return parameter.getDeclaringClass().getName().startsWith(ACTUATOR) && isOurs();
    }

    private boolean isOurs() {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        Object pattern = request == null
                ? null
                : request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
        return pattern != null
                && (pattern.equals(path.get()) || pattern.toString().startsWith(path.get() + "/"));
    }

    @Override
    public HttpInputMessage beforeBodyRead(
            HttpInputMessage message,
            MethodParameter parameter,
            Type targetType,
            Class<? extends HttpMessageConverter<?>> converterType)
            throws IOException {
        byte[] body = message.getBody().readAllBytes();
        return new Body(message.getHeaders(), new ByteArrayInputStream(flat(body)));
    }

    private record Body(HttpHeaders headers, InputStream stream) implements HttpInputMessage {

        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }

        @Override
        public InputStream getBody() {
            return stream;
        }
    }

    /** As it is, if it is of no shape that the endpoint shows: then it is refused as ever. */
    private static byte[] flat(byte[] body) {
        return settingsIn(body)
                .filter(SettingsInJson::isAsShown)
                .map(settings -> JsonWriter.standard().writeToString(flat(settings)))
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .orElse(body);
    }

    private static Optional<Map<String, @Nullable Object>> settingsIn(byte[] body) {
        try {
            return Optional.ofNullable(
                    JsonParserFactory.getJsonParser().parseMap(new String(body, StandardCharsets.UTF_8)));
        } catch (JsonParseException unreadable) {
            return Optional.empty();
        }
    }

    /** Whether there is a list or an object, each where it belongs. */
    private static boolean isAsShown(Map<String, @Nullable Object> settings) {
        List<String> shaped = settings.keySet().stream()
                .filter(name -> settings.get(name) instanceof Map<?, ?> || settings.get(name) instanceof Collection<?>)
                .toList();
        return !shaped.isEmpty() && shaped.stream().allMatch(name -> isAsShown(name, settings));
    }

    private static boolean isAsShown(String name, Map<String, @Nullable Object> settings) {
        if (!(settings.get(name) instanceof Map<?, ?> inner)) {
            return LISTS.contains(name);
        }
        boolean isTwice = settings.keySet().stream().anyMatch(other -> other.startsWith(BUDGET + "."));
        return name.equals(BUDGET) && !inner.isEmpty() && !isTwice;
    }

    private static Map<String, @Nullable Object> flat(Map<String, @Nullable Object> settings) {
        Map<String, @Nullable Object> flat = new LinkedHashMap<>();
        settings.forEach((name, value) -> {
            if (value instanceof Map<?, ?> inner) {
                inner.forEach((key, element) -> flat.put(name + "." + key, element));
            } else {
                flat.put(name, RetryEndpointWebExtension.text(value));
            }
        });
        return flat;
    }
}
