// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.docs.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.retrystarter.actuate.MethodDescriptor;
import io.github.retrystarter.annotation.RetryOnConflict;
import io.github.retrystarter.annotation.RetryOnError;
import io.github.retrystarter.aop.RetrySwitched;
import io.github.retrystarter.core.RetryProfileChanged;
import io.github.retrystarter.core.RetryProfiles;
import io.github.retrystarter.docs.Page;
import io.github.retrystarter.docs.RecordingClock;
import io.github.retrystarter.event.RetryEvent;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.skyscreamer.jsonassert.JSONAssert;
import org.skyscreamer.jsonassert.JSONCompareMode;
import org.springframework.boot.actuate.endpoint.web.WebEndpointsSupplier;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The tables of docs/reference.md are those that the code gives. With {@code -Ddocs.write=true} they are written instead.
 */
class ReferenceTests {

    private static final Pattern SECTION = Pattern.compile("(?ms)^<!-- table: ([\\w-]+) -->$\\n.*?^<!-- end -->$");

    private static ConfigurableApplicationContext application;

    @BeforeAll
    static void start() {
        application = new SpringApplicationBuilder(Application.class, RecordingClock.class)
                .run(
                        "--server.port=0",
                        "--spring.main.banner-mode=off",
                        "--management.endpoints.web.exposure.include=retry,health",
                        "--management.endpoint.retry.access=unrestricted",
                        "--management.endpoint.health.show-details=always",
                        "--management.health.retry.enabled=true",
                        "--management.health.retry.minimum-calls=1",
                        "--retry.profiles.payments.budget.cost=5");
        assertThatIllegalStateException().isThrownBy(application.getBean(Application.Payments.class)::charge);
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    private static Map<String, Supplier<Table>> tables() {
        Map<String, Supplier<Table>> tables = new LinkedHashMap<>();
        tables.put("retry-on-conflict", () -> Annotations.attributesOf(RetryOnConflict.class));
        tables.put("retry-on-error", () -> Annotations.attributesOf(RetryOnError.class));
        tables.put("profiles", () -> new Properties().ofProfiles());
        tables.put("waits", () -> Waits.of(application.getBean(RetryProfiles.class)));
        tables.put("properties", () -> new Properties().others());
        tables.put("meters", () -> Meters.in(application.getBean(MeterRegistry.class)));
        tables.put("outcomes", Outcomes::all);
        tables.put("operations", () -> new Operations(requests()).table());
        tables.put("methods", ReferenceTests::methods);
        tables.put("events", ReferenceTests::events);
        tables.put("beans", Beans::toInject);
        tables.put("own-beans", Beans::toProvide);
        return tables;
    }

    private static Table methods() {
        return new Records("in")
                .with("methods", MethodDescriptor.class)
                .with("methods.rules", MethodDescriptor.Rule.class)
                .table();
    }

    private static Table events() {
        return new Records("event")
                .with("RetryEvent.Retrying", RetryEvent.Retrying.class)
                .with("RetryEvent.Ended", RetryEvent.Ended.class)
                .with("RetryProfileChanged", RetryProfileChanged.class)
                .with("RetrySwitched", RetrySwitched.class)
                .table();
    }

    private static Requests requests() {
        return new Requests(((ServletWebServerApplicationContext) application)
                .getWebServer()
                .getPort());
    }

    @Test
    void everyTableIsAsTheCodeHasIt() throws IOException {
        Page page = Page.of("docs/reference.md");
        String made = withTables(page.text());
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(page.file(), made);
        }
        assertThat(Page.of("docs/reference.md").text())
                .as("docs/reference.md; write it anew with -Ddocs.write=true")
                .isEqualTo(made);
    }

    @Test
    void eachTableIsThereOnce() {
        assertThat(SECTION.matcher(Page.of("docs/reference.md").text())
                        .results()
                        .map(section -> section.group(1)))
                .containsExactlyInAnyOrderElementsOf(tables().keySet());
    }

    private static String withTables(String text) {
        Map<String, Supplier<Table>> tables = tables();
        return SECTION.matcher(text).replaceAll(section -> {
            String name = section.group(1);
            Table table = Objects.requireNonNull(tables.get(name), name).get();
            return Matcher.quoteReplacement("<!-- table: " + name + " -->\n" + table + "\n<!-- end -->");
        });
    }

    @Test
    void bootFindsTheOperationsThatAreTold() {
        assertThat(application.getBean(WebEndpointsSupplier.class).getEndpoints().stream()
                        .filter(endpoint -> endpoint.getEndpointId().toString().equals("retry"))
                        .flatMap(endpoint -> endpoint.getOperations().stream())
                        .map(operation -> operation.getRequestPredicate().getHttpMethod() + " /actuator/"
                                + operation.getRequestPredicate().getPath().replaceAll("\\{\\w+}", "{profile}")))
                .containsExactlyInAnyOrderElementsOf(Operations.expected());
    }

    @Test
    void theHealthIsAsShown() throws Exception {
        String example = Page.of("docs/reference.md").blocks("json").get(0);

        JSONAssert.assertEquals(example, requests().body("/actuator/health/retry"), JSONCompareMode.STRICT);
    }

    @Test
    void beansToInjectAreThere() {
        assertThat(Beans.TO_INJECT)
                .allSatisfy(type -> assertThat(application.getBean(type)).isNotNull());
    }
}
