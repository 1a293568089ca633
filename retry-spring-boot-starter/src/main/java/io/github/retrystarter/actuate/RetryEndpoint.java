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
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;

/**
 * Shows the profiles in force and every annotated method with its rules and counts.
 *
 * @since 0.1.0
 */
@Endpoint(id = "retry", defaultAccess = Access.READ_ONLY)
public final class RetryEndpoint {

    private final RetryProfiles profiles;
    private final RetryMethods methods;
    private final RetrySwitch killSwitch;
    private final RetryCounts counts;

    public RetryEndpoint(RetryProfiles profiles, RetryMethods methods, RetrySwitch killSwitch, RetryCounts counts) {
        this.profiles = profiles;
        this.methods = methods;
        this.killSwitch = killSwitch;
        this.counts = counts;
    }

    /** Everything. */
    @ReadOperation
    public RetryDescriptor retry() {
        Map<String, ProfileDescriptor> byName = new LinkedHashMap<>();
        profiles.all().forEach(profile -> byName.put(profile.name(), ProfileDescriptor.of(profile)));
        List<MethodDescriptor> described = methods.ofBeans().stream()
                .map(method -> MethodDescriptor.of(method, counts))
                .toList();
        return new RetryDescriptor(killSwitch.isEnabled(), byName, described);
    }

    /** One profile, or null, which is 404 over HTTP, if there is none of that name. */
    @ReadOperation
    public @Nullable ProfileDescriptor profile(@Selector String profile) {
        return profiles.find(profile).map(ProfileDescriptor::of).orElse(null);
    }

    /**
     * What the endpoint answers.
     *
     * @param enabled whether failed calls are retried
     * @param profiles by name
     * @param methods annotated ones, by bean and signature
     */
    public record RetryDescriptor(
            boolean enabled, Map<String, ProfileDescriptor> profiles, List<MethodDescriptor> methods) {}
}
