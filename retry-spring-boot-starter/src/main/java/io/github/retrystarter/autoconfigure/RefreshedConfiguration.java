package io.github.retrystarter.autoconfigure;

import io.github.retrystarter.aop.InvalidRetryException;
import io.github.retrystarter.aop.Mistakes;
import io.github.retrystarter.aop.RetrySwitch;
import io.github.retrystarter.core.RetryProfile;
import io.github.retrystarter.core.RetryProfiles;
import java.util.List;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.cloud.context.environment.EnvironmentChangeEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/**
 * Takes over profiles and {@code retry.enabled} when Spring Cloud refreshes the environment: all of it, or nothing if there is
 * a mistake in it.
 */
final class RefreshedConfiguration implements ApplicationListener<EnvironmentChangeEvent> {

    private static final Log LOGGER = LogFactory.getLog(RefreshedConfiguration.class);

    private final RetryProfiles profiles;
    private final RetrySwitch killSwitch;
    private final ConfiguredProfiles configured;

    RefreshedConfiguration(RetryProfiles profiles, RetrySwitch killSwitch, Environment environment) {
        this.profiles = profiles;
        this.killSwitch = killSwitch;
        this.configured = new ConfiguredProfiles(environment);
    }

    /** Whatever has changed: a profile may be made of placeholders. */
    @Override
    public void onApplicationEvent(EnvironmentChangeEvent event) {
        Mistakes mistakes = new Mistakes();
        RetryProperties properties = configured.properties(mistakes);
        List<RetryProfile> latest = configured.of(properties, mistakes);
        try {
            mistakes.report();
        } catch (InvalidRetryException invalid) {
            LOGGER.error(
                    "Retries stay as they are, as the refreshed configuration is not valid. " + invalid.getMessage());
            return;
        }
        profiles.configure(latest);
        killSwitch.configure(properties.enabled());
        latest.stream().map(RetryProfile::name).filter(profiles::isChanged).forEach(RefreshedConfiguration::warn);
    }

    private static void warn(String profile) {
        LOGGER.warn(
                "Retry profile '" + profile + "' was changed while the application runs, and stays so: the refreshed"
                        + " configuration is in force once it is reset.");
    }
}
