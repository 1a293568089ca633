// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.test.autoconfigure;

import io.github.retrystarter.core.Retrier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Takes the chance out of waits, as far as the properties say. */
final class JitterFixer implements BeanPostProcessor {

    private final ObjectProvider<RetryTestProperties> properties;

    /** @param properties asked for late, as this is made before them */
    JitterFixer(ObjectProvider<RetryTestProperties> properties) {
        this.properties = properties;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        if (bean instanceof Retrier retrier) {
            Double draw = properties.getObject().draw();
            if (draw != null) {
                FixedDraw always = new FixedDraw(draw);
                return retrier.withRandom(() -> always);
            }
        }
        return bean;
    }
}
