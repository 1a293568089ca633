// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.http;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The document on an embedded Tomcat. */
record DocumentServer(ConfigurableApplicationContext application) implements AutoCloseable {

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration(
            // there are drivers on the class path; Boot 3.5 and Boot 4 have it in different packages
            excludeName = {
                "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration",
                "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration"
            })
    @Import(DocumentController.class)
    static class Application {}

    static DocumentServer start() {
        return new DocumentServer(new SpringApplicationBuilder(Application.class)
                .run("--server.port=0", "--spring.main.banner-mode=off"));
    }

    String url() {
        return "http://localhost:" + application.getEnvironment().getRequiredProperty("local.server.port");
    }

    DocumentController controller() {
        return application.getBean(DocumentController.class);
    }

    @Override
    public void close() {
        application.close();
    }
}
