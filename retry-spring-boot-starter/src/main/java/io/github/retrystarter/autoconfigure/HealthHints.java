// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.autoconfigure;

import io.github.retrystarter.actuate.ProfileHealth;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.BindingReflectionHintsRegistrar;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.TypeReference;

/** Tells a native image what {@link HealthIndicators} uses of whichever Boot is there, and what is shown as JSON. */
final class HealthHints implements RuntimeHintsRegistrar {

    private final BindingReflectionHintsRegistrar json = new BindingReflectionHintsRegistrar();

    @Override
    public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
        json.registerReflectionHints(hints.reflection(), ProfileHealth.Calls.class);
        HealthIndicators.typeSeenBy(classLoader).ifPresent(type -> register(hints, type));
    }

    private static void register(RuntimeHints hints, String type) {
        TypeReference indicator = TypeReference.of(type);
        hints.proxies().registerJdkProxy(indicator);
        hints.reflection()
                .registerType(indicator, MemberCategory.INVOKE_PUBLIC_METHODS)
                .registerType(
                        TypeReference.of(HealthIndicators.builderOf(indicator.getPackageName())),
                        MemberCategory.INVOKE_PUBLIC_METHODS,
                        MemberCategory.INVOKE_DECLARED_CONSTRUCTORS);
    }
}
