// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.aop;

import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.beans.factory.DisposableBean;

/**
 * Takes down mistakes as they are found, to report all of them at once. After the report, a mistake is thrown where it is
 * found: in a bean that is made when the application has long started. Thread-safe.
 *
 * @since 0.1.0
 */
public final class Mistakes implements DisposableBean {

    private static final Log LOGGER = LogFactory.getLog(Mistakes.class);

    private final Set<Mistake> found = new LinkedHashSet<>();
    private boolean reported;

    /**
     * Runs a check, and takes down what it throws.
     *
     * @throws InvalidRetryException what the check throws, after the report
     */
    public void check(Runnable check) {
        try {
            check.run();
        } catch (InvalidRetryException invalid) {
            add(invalid);
        }
    }

    /**
     * Takes down what is wrong.
     *
     * @throws InvalidRetryException this one, after the report
     */
    public synchronized void add(InvalidRetryException invalid) {
        if (reported) {
            throw invalid;
        }
        found.addAll(invalid.mistakes());
    }

    /**
     * Reports all mistakes in the order found.
     *
     * @throws InvalidRetryException with all of them, if there are any
     */
    public synchronized void report() {
        reported = true;
        if (!found.isEmpty()) {
            throw new InvalidRetryException(found);
        }
    }

    /** Says what was found if the start has failed for another reason before the report. */
    @Override
    public synchronized void destroy() {
        if (!reported && !found.isEmpty()) {
            LOGGER.error("Beside what has stopped the start: " + new InvalidRetryException(found).getMessage());
        }
    }
}
