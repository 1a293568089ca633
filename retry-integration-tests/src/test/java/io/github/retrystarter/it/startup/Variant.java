// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.startup;

import io.github.retrystarter.autoconfigure.RetryAutoConfiguration;
import io.github.retrystarter.autoconfigure.RetryMetricsAutoConfiguration;

/** What is started: which classes, and what looks at them. */
enum Variant {
    ANNOTATED_ALONE(Beans.HALF_ANNOTATED, Contexts.Plain.class, 0, RetryAutoConfiguration.class),
    ANNOTATED_NO_OP(Beans.HALF_ANNOTATED, Contexts.WithNoOp.class, 2, RetryAutoConfiguration.class),
    ANNOTATED_STARTER(Beans.HALF_ANNOTATED, Contexts.Plain.class, 2, RetryMetricsAutoConfiguration.class),
    ANNOTATED_STARTER_METERS(Beans.HALF_ANNOTATED, Contexts.Plain.class, 2),
    PLAIN_ALONE(Beans.PLAIN, Contexts.Plain.class, 0, RetryAutoConfiguration.class),
    PLAIN_STARTER(Beans.PLAIN, Contexts.Plain.class, 0, RetryMetricsAutoConfiguration.class),
    PLAIN_STARTER_METERS(Beans.PLAIN, Contexts.Plain.class, 0);

    enum Beans {
        HALF_ANNOTATED,
        PLAIN
    }

    private final Beans beans;
    private final Class<?> configuration;
    private final int oneProxyIn;
    private final Class<?>[] excluded;

    Variant(Beans beans, Class<?> configuration, int oneProxyIn, Class<?>... excluded) {
        this.beans = beans;
        this.configuration = configuration;
        this.oneProxyIn = oneProxyIn;
        this.excluded = excluded;
    }

    Beans beans() {
        return beans;
    }

    Class<?> configuration() {
        return configuration;
    }

    Class<?>[] excluded() {
        return excluded.clone();
    }

    /** How many beans have to be proxies, for the comparison to be one. */
    int proxies() {
        return oneProxyIn == 0 ? 0 : BeanClasses.COUNT / oneProxyIn;
    }
}
