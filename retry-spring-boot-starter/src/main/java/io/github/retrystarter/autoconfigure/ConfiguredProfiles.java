package io.github.retrystarter.autoconfigure;

import io.github.retrystarter.aop.Mistakes;
import io.github.retrystarter.core.RetryProfile;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.Environment;

/** What the environment says of profiles, and everything that is wrong with it. */
final class ConfiguredProfiles {

    private final Environment environment;

    ConfiguredProfiles(Environment environment) {
        this.environment = environment;
    }

    /** The profiles that these properties, and what is built in, make. */
    List<RetryProfile> of(RetryProperties properties, Mistakes mistakes) {
        List<WrittenKey> keys = WrittenKey.all(environment);
        mistakes.check(() -> new PropertyKeys(keys).requireKnown());
        Map<String, ProfileProperties> written = new WrittenProfiles(keys).of(properties.profiles());
        return new ProfileBinding(new PropertyOrigins(environment), mistakes).bind(written);
    }

    /** The properties as the environment has them by now. */
    RetryProperties properties(Mistakes mistakes) {
        return new SettingsBinder(
                        ConfigurationPropertySources.get(environment),
                        new PropertySourcesPlaceholdersResolver(environment))
                .bind("retry", RetryProperties.class, mistakes);
    }
}
