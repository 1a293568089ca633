// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import java.lang.System.Logger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The profiles of an application, by name: as they are configured, and as they are now. A change holds for the next failure,
 * of calls that are under way too, until the application stops. Tokens of a budget stay as they are while its capacity and
 * cost do. Thread-safe.
 *
 * @since 0.1.0
 */
public final class RetryProfiles {

    private static final Logger LOGGER = System.getLogger(RetryProfiles.class.getName());

    private final List<Consumer<RetryProfileChanged>> listeners = new CopyOnWriteArrayList<>();
    /** Replaced as a whole when one is added. */
    private volatile Map<String, ProfileInForce> profiles = Map.of();

    public RetryProfiles(Collection<RetryProfile> configured) {
        configure(configured);
    }

    /** The profile of that name as it is now. */
    public Optional<RetryProfile> find(String name) {
        return Optional.ofNullable(profiles.get(name)).map(ProfileInForce::get);
    }

    /**
     * The profile of that name as it is now.
     *
     * @throws UnknownProfileException if there is none
     */
    public RetryProfile get(String name) {
        return inForce(name).get();
    }

    /**
     * Gives the profile of that name as it is whenever it is asked for, without looking it up again.
     *
     * @throws UnknownProfileException if there is none
     */
    public Supplier<RetryProfile> source(String name) {
        return inForce(name);
    }

    /** All profiles as they are now, the built-in ones first. */
    public List<RetryProfile> all() {
        return profiles.values().stream().map(ProfileInForce::get).toList();
    }

    /**
     * The profile of that name as it is configured.
     *
     * @throws UnknownProfileException if there is none
     */
    public RetryProfile configured(String name) {
        return inForce(name).configured();
    }

    /**
     * Whether the profile of that name differs from how it is configured.
     *
     * @throws UnknownProfileException if there is none
     */
    public boolean isChanged(String name) {
        return inForce(name).isChanged();
    }

    /**
     * Changes the profile of that name.
     *
     * @param change makes another profile of that name out of the one in force; one change after the other
     * @throws UnknownProfileException if there is none
     */
    public synchronized void change(String name, UnaryOperator<RetryProfile> change) {
        tell(inForce(name).change(change));
    }

    /**
     * Puts the profile of that name back to how it is configured.
     *
     * @throws UnknownProfileException if there is none
     */
    public synchronized void reset(String name) {
        ProfileInForce profile = inForce(name);
        tell(profile.change(now -> profile.configured()));
    }

    /** Puts all profiles back to how they are configured. */
    public void reset() {
        profiles.keySet().forEach(this::reset);
    }

    /**
     * Takes over a new configuration. A profile that has been changed stays as it is until it is reset; one that is not
     * configured any more stays too, as rules may use it.
     */
    public synchronized void configure(Collection<RetryProfile> configured) {
        Map<String, ProfileInForce> more = new LinkedHashMap<>(profiles);
        List<RetryProfileChanged> changes = new ArrayList<>();
        configured.forEach(profile -> {
            ProfileInForce known = more.putIfAbsent(profile.name(), new ProfileInForce(profile));
            if (known != null) {
                changes.add(known.configure(profile));
            }
        });
        profiles = more;
        changes.forEach(this::tell);
    }

    /**
     * Has somebody told of each change, in the thread that makes it and before anybody can make another one. What it throws is
     * logged and harms nobody.
     */
    public void onChange(Consumer<RetryProfileChanged> listener) {
        listeners.add(listener);
    }

    private void tell(RetryProfileChanged change) {
        if (!change.after().equals(change.before())) {
            listeners.forEach(listener -> tell(listener, change));
        }
    }

    private static void tell(Consumer<RetryProfileChanged> listener, RetryProfileChanged change) {
        try {
            listener.accept(change);
        } catch (Throwable broken) {
            Complaint.log(LOGGER, "A listener failed; the profile has changed all the same: ", listener, broken);
        }
    }

    private ProfileInForce inForce(String name) {
        Map<String, ProfileInForce> now = profiles;
        ProfileInForce profile = now.get(name);
        if (profile == null) {
            throw new UnknownProfileException(name, now.keySet());
        }
        return profile;
    }
}
