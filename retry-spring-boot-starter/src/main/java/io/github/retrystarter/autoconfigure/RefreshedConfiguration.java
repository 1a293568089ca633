// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.autoconfigure;

import io.github.retrystarter.aop.InvalidRetryException;
import io.github.retrystarter.aop.Mistakes;
import io.github.retrystarter.aop.RetryMethods;
import io.github.retrystarter.aop.RetrySwitch;
import io.github.retrystarter.core.RetryProfile;
import io.github.retrystarter.core.RetryProfiles;
import java.util.List;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.cloud.context.environment.EnvironmentChangeEvent;
import org.springframework.context.ApplicationListener;

/**
 * Takes over profiles and {@code retry.enabled} when Spring Cloud refreshes the environment: all of it, or nothing if there is
 * a mistake in it.
 */
final class RefreshedConfiguration implements ApplicationListener<EnvironmentChangeEvent> {

    private static final Log LOGGER = LogFactory.getLog(RefreshedConfiguration.class);

    private final RetryProfiles profiles;
    private final RetrySwitch killSwitch;
    private final RetryMethods methods;
    private final ConfiguredProfiles configured;

    RefreshedConfiguration(
            RetryProfiles profiles, RetrySwitch killSwitch, RetryMethods methods, ConfiguredProfiles configured) {
        this.profiles = profiles;
        this.killSwitch = killSwitch;
        this.methods = methods;
        this.configured = configured;
    }

    /** Whatever has changed: a profile may be made of placeholders. */
    @Override
    public void onApplicationEvent(EnvironmentChangeEvent event) {
        try {
            takeOver();
        } catch (InvalidRetryException invalid) {
            LOGGER.error(
                    "Retries stay as they are, as the refreshed configuration is not valid. " + invalid.getMessage());
        } catch (RuntimeException broken) {
            // others have to hear of the refresh too
            LOGGER.error("Retries stay as they are, as the refreshed configuration cannot be read.", broken);
        }
    }

    private void takeOver() {
        Mistakes mistakes = new Mistakes();
        RetryProperties properties = configured.properties(mistakes);
        List<RetryProfile> latest = configured.latest(properties, mistakes);
        latest.forEach(profile -> mistakes.check(() -> methods.requireRetries(profile)));
        mistakes.report();
        latest.forEach(this::tell);
        profiles.configure(latest);
        killSwitch.configure(properties.enabled());
    }

    /** What no change of a profile in force tells. */
    private void tell(RetryProfile latest) {
        String name = latest.name();
        if (profiles.find(name).isEmpty()) {
            LOGGER.info("Retry profile '" + name + "' is new.");
        } else if (profiles.isChanged(name) && !isAsBefore(latest)) {
            LOGGER.warn(
                    "Retry profile '" + name + "' was changed while the application runs, and stays so: the refreshed"
                            + " configuration is in force once it is reset.");
        }
    }

    private boolean isAsBefore(RetryProfile latest) {
        return ProfileProperties.of(latest).equals(ProfileProperties.of(profiles.configured(latest.name())));
    }
}
