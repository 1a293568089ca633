// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.autoconfigure;

import io.github.retrystarter.actuate.ProfileEditor;
import io.github.retrystarter.aop.InvalidRetryException;
import io.github.retrystarter.aop.Mistakes;
import io.github.retrystarter.core.InvalidSettingException;
import io.github.retrystarter.core.RetryProfile;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.PlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;

/** Checks and binds the settings of a request as if they were written in YAML. */
final class SettingsEditor implements ProfileEditor {

    private static final List<String> SETTINGS = PropertyKeys.ofProfile();

    /** What a profile may do without. */
    private static final Set<String> OPTIONAL = Set.of("cap", "timeout", "budget");

    private static final Set<String> LISTS = Set.of("includes", "excludes");

    private final SettingsBinder binder;

    SettingsEditor(SettingsBinder binder) {
        this.binder = binder;
    }

    @Override
    public RetryProfile edit(RetryProfile profile, Map<String, @Nullable String> settings) {
        String prefix = ProfileBinding.keyOf(profile.name());
        Mistakes mistakes = new Mistakes();
        Map<String, @Nullable String> changes = new LinkedHashMap<>(settings);
        // so that what is shown can be edited and sent back
        changes.remove("changed");
        if (changes.isEmpty()) {
            mistakes.add(new InvalidRetryException(
                    "Nothing says what to change in " + prefix + ".", PropertyKeys.oneOf(SETTINGS)));
        }
        Map<ConfigurationPropertyName, String> written = new HashMap<>();
        ProfileProperties base = ProfileProperties.of(profile);
        Set<String> seen = new HashSet<>();
        for (Map.Entry<String, @Nullable String> setting : changes.entrySet()) {
            String name = PropertyOrigins.dashed(setting.getKey());
            String value = orNull(name, setting.getValue());
            boolean isFirst = seen.stream().noneMatch(other -> isSame(name, other));
            seen.add(name);
            mistakes.check(() -> require(isFirst, prefix + "." + setting.getKey(), name, value));
            if (value != null) {
                written.put(ConfigurationPropertyName.adapt(prefix + "." + name, '.'), value);
            } else if (OPTIONAL.contains(name)) {
                base = base.without(name);
            }
        }
        ProfileProperties bound = bind(prefix, written, mistakes);
        mistakes.report();
        return checked(profile.name(), bound.over(base));
    }

    private static void require(boolean isFirst, String property, String name, @Nullable String value) {
        boolean isTakenAway = value == null && OPTIONAL.contains(name);
        if (!isTakenAway && name.equals("budget")) {
            throw new InvalidRetryException(
                    "Property " + property + " has settings below it, and no value itself.",
                    "Use one of: budget.capacity, budget.cost.");
        }
        if (!isTakenAway && !SETTINGS.contains(name)) {
            throw PropertyKeys.unknown(property, name, SETTINGS);
        }
        if (!isTakenAway && value == null) {
            throw new InvalidRetryException(
                    "Property " + property + " needs a value.",
                    "Leave it out. What can be taken away: cap, timeout, budget; an empty text empties includes and excludes.");
        }
        if (!isFirst) {
            throw new InvalidRetryException("Property " + property + " is there twice.", "Write it in one way.");
        }
    }

    /** Or a part of it, as {@code budget} and {@code budget.cost}. */
    private static boolean isSame(String name, String other) {
        return name.equals(other) || name.startsWith(other + ".") || other.startsWith(name + ".");
    }

    /** No text is no value, but an empty list is one. */
    private static @Nullable String orNull(String name, @Nullable String value) {
        return value == null || (value.isBlank() && !LISTS.contains(name)) ? null : value;
    }

    private ProfileProperties bind(String prefix, Map<ConfigurationPropertyName, String> written, Mistakes mistakes) {
        // what a request says is no template: it must not read the application's secrets
        PlaceholdersResolver none = value -> value;
        ConfigurationPropertySource source = name -> {
            String value = written.get(name);
            return value == null ? null : new ConfigurationProperty(name, value, null);
        };
        return binder.bind(prefix, ProfileProperties.class, List.of(source), none, mistakes);
    }

    private static RetryProfile checked(String name, ProfileProperties whole) {
        try {
            return whole.toProfile(name);
        } catch (InvalidSettingException invalid) {
            throw ProfileBinding.invalid(name, "", invalid);
        }
    }
}
