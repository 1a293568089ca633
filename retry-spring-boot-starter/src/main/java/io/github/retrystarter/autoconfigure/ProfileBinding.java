// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.autoconfigure;

import io.github.retrystarter.aop.InvalidRetryException;
import io.github.retrystarter.aop.Mistakes;
import io.github.retrystarter.core.InvalidSettingException;
import io.github.retrystarter.core.RetryProfile;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** Fills the holes of the written profiles, and checks what comes out. */
final class ProfileBinding {

    private final PropertyOrigins origins;
    private final Mistakes mistakes;

    ProfileBinding(PropertyOrigins origins, Mistakes mistakes) {
        this.origins = origins;
        this.mistakes = mistakes;
    }

    /** The built-in profiles, changed field by field, and the written ones, over {@code default}. */
    List<RetryProfile> bind(Map<String, ProfileProperties> written) {
        Map<String, ProfileProperties> whole = BuiltInProfiles.all();
        mistakes.check(() -> requireDistinct(whole.keySet(), written.keySet()));
        whole.replaceAll((name, builtIn) -> fill(name, written.getOrDefault(name, ProfileProperties.EMPTY), builtIn));
        ProfileProperties base = Objects.requireNonNull(whole.get(BuiltInProfiles.DEFAULT));
        written.forEach((name, holes) -> {
            if (!whole.containsKey(name)) {
                whole.put(name, fill(name, holes, base));
            }
        });
        return whole.entrySet().stream()
                .map(entry -> entry.getValue().toProfile(entry.getKey()))
                .toList();
    }

    /** A name that differs from another in case alone would silently leave the other as it is. */
    private static void requireDistinct(Set<String> builtIn, Set<String> written) {
        Map<String, String> seen = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        builtIn.forEach(name -> seen.put(name, name));
        for (String name : written) {
            String other = seen.putIfAbsent(name, name);
            if (other != null && !other.equals(name)) {
                throw new InvalidRetryException(
                        "Profiles '%s' and '%s' under retry.profiles differ in case alone.".formatted(other, name),
                        "Write the name in one way.");
            }
        }
    }

    /** The settings over their base, without those that are not valid: so all of them are told of, and each once. */
    private ProfileProperties fill(String name, ProfileProperties holes, ProfileProperties base) {
        ProfileProperties whole = holes.over(base);
        try {
            whole.toProfile(name);
            return whole;
        } catch (InvalidSettingException invalid) {
            mistakes.add(invalid(name, originOf(name, PropertyOrigins.dashed(invalid.setting())), invalid));
            ProfileProperties fewer = holes.without(invalid.setting());
            return fewer.equals(holes) ? fill(name, holes, base.without(invalid.setting())) : fill(name, fewer, base);
        }
    }

    /** @param origin where the value is from, or nothing */
    static InvalidRetryException invalid(String profile, String origin, InvalidSettingException invalid) {
        String setting = PropertyOrigins.dashed(invalid.setting());
        return new InvalidRetryException(
                "Property %s%s is not valid: %s."
                        .formatted(keyOf(profile) + "." + setting, origin, invalid.getMessage()),
                "Correct the value.");
    }

    private String originOf(String profile, String setting) {
        String own = origins.of(keyOf(profile) + "." + setting);
        String inherited = origins.of(keyOf(BuiltInProfiles.DEFAULT) + "." + setting);
        if (!own.isEmpty()) {
            return own;
        }
        return inherited.isEmpty() || BuiltInProfiles.all().containsKey(profile)
                ? " (built in)"
                : " (taken from the profile default" + inherited + ")";
    }

    /** A name with a dot, or anything else that is no part of a plain key, is written in brackets. */
    static String keyOf(String profile) {
        return "retry.profiles" + (profile.matches("[a-z0-9-]+") ? "." + profile : "[" + profile + "]");
    }
}
