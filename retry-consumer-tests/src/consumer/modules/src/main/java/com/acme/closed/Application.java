// SPDX-License-Identifier: Apache-2.0
package com.acme.closed;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** Public beans with proxies by interface: all that goes without a package being opened. */
@SpringBootApplication(proxyBeanMethods = false)
public class Application {

    public static void main(String[] args) {
        new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .properties("spring.aop.proxy-target-class=false")
                .run(args)
                .close();
    }
}
