// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.actuate;

import io.github.retrystarter.aop.RetryMethods;
import io.github.retrystarter.aop.RetrySwitch;
import io.github.retrystarter.core.RetryCounts;
import io.github.retrystarter.core.RetryProfiles;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/**
 * Shows the profiles in force and every annotated method with its rules and counts; and, where access to it is unrestricted,
 * changes profiles and switches retries off. A change works for the next failure, until it is reset or the application stops.
 *
 * @since 0.1.0
 */
@Endpoint(id = "retry", defaultAccess = Access.READ_ONLY)
public final class RetryEndpoint {

    private final RetryProfiles profiles;
    private final RetryMethods methods;
    private final RetrySwitch killSwitch;
    private final RetryCounts counts;
    private final ProfileEditor editor;

    public RetryEndpoint(
            RetryProfiles profiles,
            RetryMethods methods,
            RetrySwitch killSwitch,
            RetryCounts counts,
            ProfileEditor editor) {
        this.profiles = profiles;
        this.methods = methods;
        this.killSwitch = killSwitch;
        this.counts = counts;
        this.editor = editor;
    }

    /** The profiles in force, every annotated method with what has been counted, and whether retries are on. */
    @ReadOperation
    public RetryDescriptor retry() {
        Map<String, ProfileDescriptor> byName = new LinkedHashMap<>();
        profiles.all().forEach(profile -> byName.put(profile.name(), describe(profile.name())));
        List<MethodDescriptor> described = methods.ofBeans().stream()
                .map(method -> MethodDescriptor.of(method, counts))
                .toList();
        return new RetryDescriptor(killSwitch.isEnabled(), byName, described);
    }

    /** One profile as it is now; null, which is 404 over HTTP, if there is none of that name. */
    @ReadOperation
    public @Nullable ProfileDescriptor profile(@Selector String profile) {
        return profiles.find(profile).isEmpty() ? null : describe(profile);
    }

    // these return something, as actuator takes a void operation for another one than that of the web extension

    /** Switches retries on; or off, and every call is made once. */
    @WriteOperation
    public RetryDescriptor setEnabled(boolean enabled) {
        killSwitch.set(enabled);
        return retry();
    }

    /**
     * Changes one setting of a profile, and tells what is in force then.
     *
     * @param setting by its name in YAML or JSON, such as {@code steps} or {@code budget.capacity}
     * @param value as in YAML; nothing takes cap, timeout or budget away
     * @throws io.github.retrystarter.core.UnknownProfileException if there is none of that name
     * @throws io.github.retrystarter.aop.InvalidRetryException if the value is not valid; nothing is changed then
     */
    @WriteOperation
    public ProfileDescriptor change(@Selector String profile, String setting, String value) {
        return change(profile, Map.of(setting, value));
    }

    /** Puts everything back to how it is configured. */
    @DeleteOperation
    public void reset() {
        profiles.reset();
        killSwitch.reset();
    }

    /**
     * Puts a profile back to how it is configured.
     *
     * @throws io.github.retrystarter.core.UnknownProfileException if there is none of that name
     */
    @DeleteOperation
    public ProfileDescriptor resetProfile(@Selector String profile) {
        profiles.reset(profile);
        return describe(profile);
    }

    ProfileDescriptor change(String profile, Map<String, @Nullable String> settings) {
        profiles.change(profile, now -> methods.requireRetries(editor.edit(now, settings)));
        return describe(profile);
    }

    private ProfileDescriptor describe(String profile) {
        return ProfileDescriptor.of(profiles.get(profile), profiles.isChanged(profile));
    }

    /**
     * What the endpoint answers.
     *
     * @param enabled whether failed calls are retried
     * @param profiles by name
     * @param methods annotated ones, by bean and signature
     */
    public record RetryDescriptor(
            boolean enabled, Map<String, ProfileDescriptor> profiles, List<MethodDescriptor> methods)
            implements OperationResponseBody {}
}
