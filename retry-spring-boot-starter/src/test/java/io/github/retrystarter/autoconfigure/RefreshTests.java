// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrystarter.StarterContext;
import io.github.retrystarter.annotation.RetryOnError;
import io.github.retrystarter.aop.RetrySwitch;
import io.github.retrystarter.core.RetryProfile;
import io.github.retrystarter.core.RetryProfileChanged;
import io.github.retrystarter.core.RetryProfiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.cloud.autoconfigure.RefreshAutoConfiguration;
import org.springframework.cloud.context.environment.EnvironmentChangeEvent;
import org.springframework.cloud.context.refresh.ContextRefresher;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.convert.converter.Converter;

/** Spring Cloud's own refresh of a file that has changed. */
@ExtendWith(OutputCaptureExtension.class)
class RefreshTests {

    @TempDir
    private Path folder;

    private ConfigurableApplicationContext application;

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({AopAutoConfiguration.class, RetryAutoConfiguration.class, RefreshAutoConfiguration.class})
    static class Application {

        final List<String> events = new ArrayList<>();

        @Bean
        Orders orders() {
            return new Orders();
        }

        @Bean
        @ConfigurationPropertiesBinding
        static MinuteConverter minuteConverter() {
            return new MinuteConverter();
        }

        @EventListener
        void changed(RetryProfileChanged change) {
            events.add(change.profile());
        }
    }

    public static class Orders {

        @RetryOnError(backoff = "orders", includes = IOException.class)
        public void place() {}
    }

    static final class MinuteConverter implements Converter<String, Duration> {

        @Override
        public Duration convert(String text) {
            return text.equals("a minute") ? Duration.ofMinutes(1) : DurationStyle.detectAndParse(text);
        }
    }

    @BeforeEach
    void start() throws IOException {
        write("""
                retry.profiles:
                  payments.steps: 6
                  orders.steps: ${orders.steps}
                orders.steps: 2
                """);
        application = new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .run("--spring.config.additional-location=" + folder + "/", "--spring.main.banner-mode=off");
    }

    @AfterEach
    void stop() {
        application.close();
    }

    @Test
    void profilesFollowTheFile() throws IOException {
        refreshWith("""
                retry.profiles:
                  payments.steps: 3
                  orders.steps: ${orders.steps}
                  added:
                orders.steps: 9
                """);
        assertThat(steps("payments")).isEqualTo(3);
        assertThat(steps("orders")).isEqualTo(9);
        assertThat(steps("added")).isEqualTo(4);
        assertThat(application.getBean(Application.class).events).containsExactly("payments", "orders");
        assertThat(profiles().isChanged("payments")).isFalse();
    }

    @Test
    void whatIsNotWrittenAnyMoreStaysAsItWas() throws IOException {
        refreshWith("retry.profiles.orders.steps: 3");
        assertThat(steps("payments")).isEqualTo(6);
        assertThat(steps("orders")).isEqualTo(3);
    }

    @Test
    void theSwitchFollowsTheFile() throws IOException {
        refreshWith("retry.enabled: false");
        assertThat(application.getBean(RetrySwitch.class).isEnabled()).isFalse();
        refreshWith("retry.enabled: true");
        assertThat(application.getBean(RetrySwitch.class).isEnabled()).isTrue();
    }

    @Test
    void aSwitchThatWasMovedStaysUntilItIsReset() throws IOException {
        RetrySwitch killSwitch = application.getBean(RetrySwitch.class);
        killSwitch.set(false);
        refreshWith("orders.steps: 1");
        assertThat(killSwitch.isEnabled()).isFalse();
        killSwitch.reset();
        assertThat(killSwitch.isEnabled()).isTrue();
    }

    @Test
    void aProfileThatWasChangedStaysUntilItIsReset(CapturedOutput output) throws IOException {
        profiles()
                .change(
                        "payments",
                        now -> new RetryProfile("payments", now.backoff().withSteps(1)));
        refreshWith("retry.profiles.payments.steps: 3");
        assertThat(steps("payments")).isEqualTo(1);
        assertThat(output).contains("Retry profile 'payments' was changed while the application runs, and stays so");
        profiles().reset("payments");
        assertThat(steps("payments")).isEqualTo(3);
    }

    @Test
    void ofAConfigurationWithMistakesNothingIsTakenOver(CapturedOutput output) throws IOException {
        refreshWith("""
                retry:
                  enabled: false
                  profiles:
                    payments: {steps: 3, stpes: 4}
                    orders: {steps: many}
                    added: {factor: -1}
                """);
        assertThat(steps("payments")).isEqualTo(6);
        assertThat(steps("orders")).isEqualTo(2);
        assertThat(profiles().find("added")).isEmpty();
        assertThat(application.getBean(RetrySwitch.class).isEnabled()).isTrue();
        assertThat(output)
                .contains("Retries stay as they are, as the refreshed configuration is not valid.")
                .contains("Did you mean 'steps'?")
                .contains("Write a number without decimals.")
                .contains("factor must be a number, 0 or more: -1.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'java.io.IOException,'", "['java.io.IOException', '']", "'java.io.IOException,${none:}'"})
    void anEmptyElementIsAMistakeAndEndsNobodysRefresh(String includes, CapturedOutput output) throws IOException {
        refreshWith("retry.profiles.payments: {steps: 3, includes: " + includes + "}");
        assertThat(steps("payments")).isEqualTo(6);
        assertThat(output).contains("is not valid");
    }

    @Test
    void aRuleThatWouldNeverRetryIsAMistake(CapturedOutput output) throws IOException {
        refreshWith("retry.profiles.orders: {steps: 3, excludes: [java.io.IOException]}");
        assertThat(steps("orders")).isEqualTo(2);
        assertThat(output).contains("Orders.place() includes. It would never retry.");
    }

    @Test
    void theApplicationsOwnConvertersAreAsked() throws IOException {
        refreshWith("retry.profiles.payments: {steps: 3, timeout: a minute}");
        assertThat(profiles().get("payments").timeout()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void aNewProfileIsToldOf(CapturedOutput output) throws IOException {
        refreshWith("retry.profiles.added.steps: 3");
        refreshWith("retry.profiles.added.steps: 3");
        assertThat(output.toString().split("Retry profile 'added' is new", -1)).hasSize(2);
    }

    @Test
    void whatIsSaidOnceIsNotSaidAgain(CapturedOutput output) throws IOException {
        profiles()
                .change(
                        "payments",
                        now -> new RetryProfile("payments", now.backoff().withSteps(1)));
        for (int refresh = 0; refresh < 3; refresh++) {
            refreshWith("retry: {mine: 1, profiles: {payments: {steps: 3}}}");
        }
        assertThat(output.toString().split("and stays so", -1)).hasSize(2);
        assertThat(output).doesNotContain("Nothing in the Retry Starter reads");
    }

    @Test
    void withoutSpringCloudNobodyListens() {
        StarterContext.runner()
                .withClassLoader(new FilteredClassLoader(EnvironmentChangeEvent.class))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean("retryRefreshedConfiguration"));
    }

    private void refreshWith(String yaml) throws IOException {
        write(yaml);
        application.getBean(ContextRefresher.class).refresh();
    }

    private void write(String yaml) throws IOException {
        Files.writeString(folder.resolve("application.yml"), yaml);
    }

    private int steps(String profile) {
        return profiles().get(profile).backoff().steps();
    }

    private RetryProfiles profiles() {
        return application.getBean(RetryProfiles.class);
    }
}
