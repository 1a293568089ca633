// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.test.context;

import org.springframework.core.Ordered;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/** Has each test begin with nothing recorded and nothing failing, and says what it has injected in vain. */
final class RetryTestExecutionListener extends AbstractTestExecutionListener {

    private static final String JOURNAL = RetryTestExecutionListener.class.getName() + ".journal";

    /** Last, when the context is there, and first afterwards, when it still is. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void beforeTestMethod(TestContext test) {
        if (test.hasApplicationContext()) {
            test.getApplicationContext().getBeanProvider(Journal.class).ifAvailable(journal -> {
                journal.begin();
                test.setAttribute(JOURNAL, journal);
            });
        }
    }

    @Override
    public void afterTestMethod(TestContext test) {
        if (test.removeAttribute(JOURNAL) instanceof Journal journal) {
            Leftovers left = journal.end();
            // what the test itself failed with says more
            if (test.getTestException() == null) {
                left.requireNone();
            }
        }
    }
}
