// SPDX-License-Identifier: Apache-2.0
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
    private final SettingsBinder binder;
    private final List<RetryPropertySection> sections;

    /** @param sections what is under {@code retry} beside the keys of ours */
    ConfiguredProfiles(Environment environment, SettingsBinder binder, List<RetryPropertySection> sections) {
        this.environment = environment;
        this.binder = binder;
        this.sections = sections;
    }

    /** The profiles at the start, when it is also said which keys may be the application's own. */
    List<RetryProfile> first(RetryProperties properties, Mistakes mistakes) {
        List<WrittenKey> keys = WrittenKey.all(environment);
        new PropertyKeys(keys, sections).warnOfStrange();
        return of(keys, properties, mistakes);
    }

    /** The profiles by now. */
    List<RetryProfile> latest(RetryProperties properties, Mistakes mistakes) {
        return of(WrittenKey.all(environment), properties, mistakes);
    }

    /** The properties by now. */
    RetryProperties properties(Mistakes mistakes) {
        return binder.bind(
                "retry",
                RetryProperties.class,
                ConfigurationPropertySources.get(environment),
                new PropertySourcesPlaceholdersResolver(environment),
                mistakes);
    }

    private List<RetryProfile> of(List<WrittenKey> keys, RetryProperties properties, Mistakes mistakes) {
        mistakes.check(() -> new PropertyKeys(keys, sections).requireKnown());
        Map<String, ProfileProperties> written = new WrittenProfiles(keys).of(properties.profiles());
        return new ProfileBinding(new PropertyOrigins(environment), mistakes).bind(written);
    }
}
