// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.PriorityOrdered;

/** Is made, with all that it needs, before there is anybody who makes proxies. */
public final class EarlyPostProcessor implements BeanPostProcessor, PriorityOrdered {

    @Override
    public int getOrder() {
        return 0;
    }
}
