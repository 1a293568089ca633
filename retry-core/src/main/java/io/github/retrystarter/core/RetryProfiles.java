package io.github.retrystarter.core;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The profiles of an application, by name. Thread-safe.
 *
 * @since 0.1.0
 */
public final class RetryProfiles {

    private final Map<String, RetryProfile> profiles = new LinkedHashMap<>();

    public RetryProfiles(Collection<RetryProfile> profiles) {
        profiles.forEach(profile -> this.profiles.put(profile.name(), profile));
    }

    /** The profile of that name as it is now. */
    public Optional<RetryProfile> find(String name) {
        return Optional.ofNullable(profiles.get(name));
    }

    /**
     * The profile of that name as it is now.
     *
     * @throws UnknownProfileException if there is none
     */
    public RetryProfile get(String name) {
        return find(name).orElseThrow(() -> new UnknownProfileException(name, profiles.keySet()));
    }

    /**
     * Gives the profile of that name as it is whenever it is asked for, without looking it up again.
     *
     * @throws UnknownProfileException if there is none
     */
    public Supplier<RetryProfile> source(String name) {
        RetryProfile profile = get(name);
        return () -> profile;
    }

    /** All profiles, the built-in ones first. */
    public Collection<RetryProfile> all() {
        return Collections.unmodifiableCollection(profiles.values());
    }
}
