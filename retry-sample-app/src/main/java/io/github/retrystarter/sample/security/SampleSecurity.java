// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.sample.security;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.web.SecurityFilterChain;

/** Guards the page and what it calls. */
@Configuration(proxyBeanMethods = false)
@Profile("secured")
class SampleSecurity {

    @Bean
    SecurityFilterChain sample(HttpSecurity http) {
        return http.authorizeHttpRequests(requests -> {
                    // stands for somebody else's API, which knows none of our users
                    requests.requestMatchers("/quotes/**").permitAll();
                    requests.requestMatchers(HttpMethod.GET).authenticated();
                    requests.requestMatchers(HttpMethod.HEAD).authenticated();
                    requests.anyRequest().hasRole("OPERATOR");
                })
                .csrf(CsrfConfigurer::spa)
                // checking a password takes 80 ms, and the page asks every second: so its session remembers who it is
                .httpBasic(basic -> basic.securityContextRepository(new LoginSessions()))
                .build();
    }

    /** For the actuator's chain too. */
    @Bean
    Customizer<HttpSecurity> refusing(Refusals refusals) {
        return http -> http.httpBasic(basic -> basic.authenticationEntryPoint(refusals))
                .exceptionHandling(handling -> handling.accessDeniedHandler(refusals))
                // else whoever is refused would get a session, to come back to what was refused
                .requestCache(RequestCacheConfigurer::disable);
    }
}
