package io.github.retrystarter.autoconfigure;

import io.github.retrystarter.aop.InvalidRetryException;
import io.github.retrystarter.core.Backoff;
import io.github.retrystarter.core.FailureFilter;
import io.github.retrystarter.core.InvalidSettingException;
import io.github.retrystarter.core.RetryBudget;
import io.github.retrystarter.core.RetryProfile;
import io.github.retrystarter.core.RetryProfiles;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Fills the holes of the written profiles, and checks what comes out. */
final class ProfileBinding {

    private final PropertyOrigins origins;

    ProfileBinding(PropertyOrigins origins) {
        this.origins = origins;
    }

    /**
     * The built-in profiles, changed field by field, and the written ones, over {@code default}.
     *
     * @throws InvalidRetryException if a value is out of bounds
     */
    RetryProfiles bind(Map<String, ProfileProperties> written) {
        Map<String, ProfileProperties> whole = BuiltInProfiles.all();
        requireDistinct(whole.keySet(), written.keySet());
        whole.replaceAll(
                (name, builtIn) -> written.containsKey(name) ? written.get(name).over(builtIn) : builtIn);
        ProfileProperties base = Objects.requireNonNull(whole.get(BuiltInProfiles.DEFAULT));
        written.forEach((name, holes) -> whole.putIfAbsent(name, holes.over(base)));
        return new RetryProfiles(whole.entrySet().stream()
                .map(entry -> profile(entry.getKey(), entry.getValue()))
                .toList());
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

    private RetryProfile profile(String name, ProfileProperties whole) {
        try {
            return new RetryProfile(
                    name,
                    backoff(whole),
                    whole.timeout(),
                    Objects.requireNonNull(whole.maxRetryAfter()),
                    new FailureFilter(
                            types(name, "includes", whole.includes()), types(name, "excludes", whole.excludes())),
                    budget(whole.budget()));
        } catch (InvalidSettingException invalid) {
            throw invalid(
                    "retry.profiles." + name + "." + PropertyOrigins.dashed(invalid.setting()), invalid.getMessage());
        }
    }

    private static Backoff backoff(ProfileProperties whole) {
        return new Backoff(
                Objects.requireNonNull(whole.steps()),
                Objects.requireNonNull(whole.duration()),
                Objects.requireNonNull(whole.factor()),
                Objects.requireNonNull(whole.jitter()),
                Objects.requireNonNull(whole.jitterMode()),
                whole.cap());
    }

    private static @Nullable RetryBudget budget(ProfileProperties.@Nullable Budget budget) {
        return budget == null ? null : budget.toBudget();
    }

    private List<Class<? extends Throwable>> types(
            String profile, String setting, @Nullable List<Class<? extends Throwable>> types) {
        return types == null ? List.of() : throwables("retry.profiles." + profile + "." + setting, types);
    }

    /** The types as they are, once it is sure that they are exceptions: the binder does not look. */
    List<Class<? extends Throwable>> throwables(String property, List<Class<? extends Throwable>> types) {
        for (Class<?> type : types) {
            if (!Throwable.class.isAssignableFrom(type)) {
                throw invalid(property, type.getName() + " is no exception type");
            }
        }
        return types;
    }

    private InvalidRetryException invalid(String property, @Nullable String problem) {
        String origin = origins.of(property);
        return new InvalidRetryException(
                "Property %s%s is not valid: %s."
                        .formatted(property, origin.isEmpty() ? " (built in, or taken from default)" : origin, problem),
                "Correct the value.");
    }
}
