// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.test.autoconfigure;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.TestContextAnnotationUtils;

/** Looks for {@link AutoConfigureRetry} on test classes, and on those around them. */
final class RetryContextCustomizerFactory implements ContextCustomizerFactory {

    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
        AutoConfigureRetry wanted =
                TestContextAnnotationUtils.findMergedAnnotation(testClass, AutoConfigureRetry.class);
        return wanted == null ? null : new RetryContextCustomizer(wanted.waits());
    }
}
