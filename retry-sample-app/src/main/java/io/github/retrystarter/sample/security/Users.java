// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.sample.security;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

/** One who may look, and one who may steer. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Passwords.class)
@Profile("secured")
class Users {

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    @Bean
    UserDetailsService viewerAndOperator(Passwords passwords, PasswordEncoder encoder) {
        User.UserBuilder user = User.builder().passwordEncoder(encoder::encode);
        return new InMemoryUserDetailsManager(
                user.username("viewer")
                        .password(passwords.viewerPassword())
                        .roles("VIEWER")
                        .build(),
                user.username("operator")
                        .password(passwords.operatorPassword())
                        .roles("OPERATOR")
                        .build());
    }
}
