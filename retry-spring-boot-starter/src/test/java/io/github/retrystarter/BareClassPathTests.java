// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrystarter.annotation.RetryOnConflict;
import io.github.retrystarter.autoconfigure.RetryAutoConfiguration;
import io.github.retrystarter.autoconfigure.RetryEndpointAutoConfiguration;
import io.github.retrystarter.autoconfigure.RetryHealthAutoConfiguration;
import io.github.retrystarter.autoconfigure.RetryMetricsAutoConfiguration;
import io.github.retrystarter.core.RetryProfile;
import io.github.retrystarter.core.RetryProfiles;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/** An application without what may be absent: not hidden, but not on its class path at all. */
class BareClassPathTests {

    /** What runs on the bare class path, loaded there anew. */
    @ImportAutoConfiguration({
        RetryAutoConfiguration.class,
        RetryMetricsAutoConfiguration.class,
        RetryEndpointAutoConfiguration.class,
        RetryHealthAutoConfiguration.class
    })
    public static class Application implements Callable<Integer> {

        @Bean
        Stock stock() {
            return new Stock();
        }

        @Override
        public Integer call() throws SQLException {
            try (ConfigurableApplicationContext context = SpringApplication.run(
                    Application.class, "--spring.main.banner-mode=off", "--spring.main.web-application-type=none")) {
                // the log tells of it, whatever shows profiles elsewhere
                context.getBean(RetryProfiles.class)
                        .change(
                                "conflict",
                                now -> new RetryProfile(
                                        "conflict", now.backoff().withSteps(4)));
                return context.getBean(Stock.class).reserve();
            }
        }
    }

    public static class Stock {

        private int calls;

        @RetryOnConflict
        public int reserve() throws SQLException {
            if (++calls < 3) {
                throw new SQLException("somebody else was faster", "40001");
            }
            return calls;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "micrometer",
                "spring-boot-actuator|actuator-autoconfigure|spring-cloud",
                "spring-tx|kotlin",
                "reactor|reactive-streams|context-propagation",
                "jackson-annotations|spring-webmvc|aspectjweaver|starter-aop|starter-aspectj",
                "micrometer|kotlin|spring-cloud|context-propagation|reactor|reactive-streams|actuator|spring-tx|spring-orm|jackson|aspectj|starter-aop|hibernate|spring-data|tomcat|spring-web"
            })
    void retriesWorkWithout(String absent) throws Exception {
        ClassLoader ours = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader bare = new URLClassLoader(classPathWithout(absent), ClassLoader.getPlatformClassLoader())) {
            Thread.currentThread().setContextClassLoader(bare);
            Callable<?> application = (Callable<?>)
                    bare.loadClass(Application.class.getName()).getConstructor().newInstance();
            assertThat(application.call()).isEqualTo(3);
        } finally {
            Thread.currentThread().setContextClassLoader(ours);
        }
    }

    private static URL[] classPathWithout(String absent) {
        Pattern left = Pattern.compile(absent);
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                // the starter's own classes stay, wherever the project is checked out
                .filter(entry -> !left.matcher(entry.getFileName().toString()).find())
                .map(BareClassPathTests::url)
                .toArray(URL[]::new);
    }

    private static URL url(Path entry) {
        try {
            return entry.toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
