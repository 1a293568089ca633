// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.sample.security;

import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Guards the actuator as docs/operations.md shows it. */
@Configuration(proxyBeanMethods = false)
@Profile("secured")
class ActuatorSecurity {

    @Bean
    @Order(1)
    SecurityFilterChain actuator(HttpSecurity http) {
        return http.securityMatcher(EndpointRequest.toAnyEndpoint())
                .authorizeHttpRequests(requests -> {
                    requests.requestMatchers(EndpointRequest.to("health")).permitAll();
                    requests.requestMatchers(HttpMethod.GET).authenticated();
                    requests.requestMatchers(HttpMethod.HEAD).authenticated();
                    requests.anyRequest().hasRole("OPERATOR");
                })
                // it takes JSON and DELETE, which a browser sends for no other site without asking here first
                .csrf(csrf -> csrf.ignoringRequestMatchers(EndpointRequest.to("retry")))
                .httpBasic(Customizer.withDefaults())
                .build();
    }
}
