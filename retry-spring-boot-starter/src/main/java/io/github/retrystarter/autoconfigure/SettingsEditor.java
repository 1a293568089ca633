package io.github.retrystarter.autoconfigure;

import io.github.retrystarter.actuate.ProfileEditor;
import io.github.retrystarter.aop.InvalidRetryException;
import io.github.retrystarter.aop.Mistakes;
import io.github.retrystarter.core.InvalidSettingException;
import io.github.retrystarter.core.RetryProfile;
import io.github.retrystarter.core.Similar;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.PlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/** Checks and binds the settings of a request as if they were written in YAML. */
final class SettingsEditor implements ProfileEditor {

    /** What a profile may do without. */
    private static final Set<String> OPTIONAL = Set.of("cap", "timeout", "budget");

    private static final Set<String> LISTS = Set.of("includes", "excludes");

    @Override
    public RetryProfile edit(RetryProfile profile, Map<String, @Nullable String> settings) {
        String prefix = ProfileBinding.keyOf(profile.name());
        Mistakes mistakes = new Mistakes();
        if (settings.isEmpty()) {
            mistakes.add(new InvalidRetryException("Nothing says what to change in " + prefix + ".", remedy()));
        }
        Map<ConfigurationPropertyName, String> written = new HashMap<>();
        ProfileProperties base = ProfileProperties.of(profile);
        for (Map.Entry<String, @Nullable String> setting : settings.entrySet()) {
            String name = PropertyOrigins.dashed(setting.getKey());
            String value = orNull(name, setting.getValue());
            if (value == null && OPTIONAL.contains(name)) {
                base = base.without(name);
            } else if (!PropertyKeys.ofProfile().contains(name)) {
                mistakes.add(unknown(prefix, setting.getKey(), name));
            } else if (value == null) {
                mistakes.add(missing(prefix + "." + name));
            } else {
                written.put(ConfigurationPropertyName.of(prefix + "." + name), value);
            }
        }
        ProfileProperties changes = bind(prefix, written, mistakes);
        mistakes.report();
        return checked(prefix, profile.name(), changes.over(base));
    }

    /** No text is no value, but an empty list is one. */
    private static @Nullable String orNull(String name, @Nullable String value) {
        return value == null || (value.isBlank() && !LISTS.contains(name)) ? null : value;
    }

    private static ProfileProperties bind(
            String prefix, Map<ConfigurationPropertyName, String> written, Mistakes mistakes) {
        // what a request says is no template: it must not read the application's secrets
        PlaceholdersResolver none = value -> value;
        return new SettingsBinder(
                        List.of(name -> {
                            String value = written.get(name);
                            return value == null ? null : new ConfigurationProperty(name, value, null);
                        }),
                        none)
                .bind(prefix, ProfileProperties.class, mistakes);
    }

    private static RetryProfile checked(String prefix, String name, ProfileProperties whole) {
        try {
            return whole.toProfile(name);
        } catch (InvalidSettingException invalid) {
            throw new InvalidRetryException(
                    "Property %s.%s is not valid: %s."
                            .formatted(prefix, PropertyOrigins.dashed(invalid.setting()), invalid.getMessage()),
                    "Correct the value.");
        }
    }

    private static InvalidRetryException unknown(String prefix, String setting, String name) {
        String hint = Similar.to(name, PropertyKeys.ofProfile())
                .map(near -> " Did you mean '" + near + "'?")
                .orElse("");
        return new InvalidRetryException(
                "Property %s.%s is unknown, so it would do nothing.%s".formatted(prefix, setting, hint), remedy());
    }

    private static InvalidRetryException missing(String property) {
        return new InvalidRetryException(
                "Property " + property + " needs a value.", "Leave it out, or take away one of: cap, timeout, budget.");
    }

    private static String remedy() {
        return "Use one of: " + String.join(", ", PropertyKeys.ofProfile()) + ".";
    }
}
