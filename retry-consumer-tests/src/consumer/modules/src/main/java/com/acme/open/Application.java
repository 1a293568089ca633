// SPDX-License-Identifier: Apache-2.0
package com.acme.open;

import java.io.IOException;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

@SpringBootApplication
class Application {

    public static void main(String[] args) throws IOException {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .run(args)) {
            Orders orders = context.getBean(Orders.class);
            System.out.println(orders.charge(2) + ", " + orders.charge(9));
        }
        System.out.println(
                "java.sql: " + ModuleLayer.boot().findModule("java.sql").isPresent());
        ModuleLayer.boot().modules().stream().map(Module::toString).sorted().forEach(System.out::println);
    }
}
