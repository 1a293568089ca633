// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.test.autoconfigure;

import java.util.Locale;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;

/** Says what the annotation says, as a property: contexts that differ in it are not shared. */
record RetryContextCustomizer(Waits waits) implements ContextCustomizer {

    @Override
    public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
        Map<String, Object> properties = Map.of("retry.test.waits", waits.name().toLowerCase(Locale.ROOT));
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("@" + AutoConfigureRetry.class.getSimpleName(), properties));
    }
}
