// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.sample.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ClassPathResource;

/** The sample's instances in compose.yaml, and what the sample makes of their variables. */
class ComposeApplicationTests {

    private static final Pattern WITH_DEFAULT = Pattern.compile("\\$\\{\\w+:-([^}]*)}");

    private final ComposeFile compose = ComposeFile.read();
    private final Map<String, Service> applications = compose.applications();

    @Test
    void thereAreTwoThatDifferInNothingButTheirNameAndPort() {
        assertThat(applications).hasSize(2);
        assertThat(any().build()).isEqualTo(".");
        assertThat(applications.values())
                .extracting(ComposeApplicationTests::alike)
                .containsOnly(alike(any()));
    }

    @Test
    void eachIsKnownByTheNameOfItsService() {
        assertThat(applications)
                .allSatisfy((name, app) -> assertThat(configured(app).getProperty("sample.instance"))
                        .isEqualTo(name));
    }

    @Test
    void eachListensToOtherContainersOnThePortThatIsPublished() {
        assertThat(applications.values()).allSatisfy(app -> {
            ConfigurableEnvironment configured = configured(app);
            assertThat(configured.getProperty("server.address")).isEqualTo("0.0.0.0");
            assertThat(configured.getProperty("server.port", int.class, 8080)).isEqualTo(app.port());
        });
    }

    @Test
    void everyActiveProfileHasAFile() {
        assertThat(configured(any()).getActiveProfiles())
                .contains("postgres", "demo")
                .allSatisfy(profile -> assertThat(new ClassPathResource("application-" + profile + ".yml").exists())
                        .isTrue());
    }

    @Test
    void theDatabaseIsTheOneThatIsStartedBesideThem() {
        ConfigurableEnvironment configured = configured(any());
        String url = configured.getRequiredProperty("spring.datasource.url");
        assertThat(url).startsWith("jdbc:postgresql:");
        URI database = URI.create(url.substring("jdbc:".length()));
        Map<String, String> server = compose.service(database.getHost()).environment();

        assertThat(database.getPort()).isEqualTo(5432);
        assertThat(database.getPath()).isEqualTo("/" + server.get("POSTGRES_DB"));
        assertThat(configured.getProperty("spring.datasource.username")).isEqualTo(server.get("POSTGRES_USER"));
        assertThat(any().environment().get("SPRING_DATASOURCE_PASSWORD")).isEqualTo(server.get("POSTGRES_PASSWORD"));
        assertThat(any().dependencies().get(database.getHost())).isEqualTo(new Service.Dependency("service_healthy"));
    }

    private Service any() {
        return applications.values().iterator().next();
    }

    /** What they have in common. */
    private static Service alike(Service app) {
        Map<String, String> environment = new HashMap<>(app.environment());
        environment.remove("SAMPLE_INSTANCE");
        return new Service(
                app.build(), app.image(), environment, List.of(), app.volumes(), app.dependencies(), app.healthcheck());
    }

    /** The sample's configuration, with the container's variables. */
    private static ConfigurableEnvironment configured(Service app) {
        Map<String, Object> variables = new HashMap<>();
        app.environment()
                .forEach((name, value) ->
                        variables.put(name, WITH_DEFAULT.matcher(value).replaceAll("$1")));
        StandardEnvironment environment = new StandardEnvironment();
        String name = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
        environment.getPropertySources().replace(name, new SystemEnvironmentPropertySource(name, variables));
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        return environment;
    }
}
