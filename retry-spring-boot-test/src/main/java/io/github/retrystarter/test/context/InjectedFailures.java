// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.test.context;

import io.github.retrystarter.core.Retries;
import java.util.List;

/**
 * Has annotated methods fail, so that a test needs no fake that does:
 *
 * <pre>{@code
 * failures.of(PaymentService.class, "charge").failing(2, OptimisticLockingFailureException.class);
 * }</pre>
 *
 * <p>The failure comes where the body's own would: inside the retries and inside the transaction. A method that returns a
 * future or publisher returns one that fails, each subscription anew; what it returned before the failure was injected works.
 * When the test ends, everything works again; a test that passes though a failure it has injected never came, fails. So does
 * one whose supplier of failures broke.
 *
 * <p>A bean where {@link io.github.retrystarter.test.autoconfigure.AutoConfigureRetry} is. Calls may come on any threads;
 * tests that share a context come one after the other. As soon as two of them are under way, nothing fails any more, and who
 * asks is told why.
 *
 * @since 0.1.0
 */
public final class InjectedFailures {

    private final Journal journal;
    private final FailureProxies proxies;

    InjectedFailures(Journal journal, FailureProxies proxies) {
        this.journal = journal;
        this.proxies = proxies;
    }

    /**
     * Chooses a method.
     *
     * @param type the bean's class, a superclass or interface of it, or the class of its proxy
     * @param method its name; {@code "charge()"} means the overload without parameters
     * @param parameters their types, where there are overloads
     * @throws IllegalArgumentException if there is no such annotated method, or more than one
     * @throws IllegalStateException if its proxy takes no failures, or several tests use the context at the same time
     */
    public FailingMethod of(Class<?> type, String method, Class<?>... parameters) {
        journal.requireOneTest();
        if (type == Retries.class) {
            throw new IllegalArgumentException(
                    "What is called through Retries is no bean's method, so nothing can be injected into it. Let the action throw what it is to fail with.");
        }
        List<MethodOfBean> found =
                new MethodSearch(journal.methods(), BeanType.of(type), MethodName.of(method, parameters)).find();
        found.forEach(proxies::requireReachable);
        return new FailingMethod(found, journal, false);
    }

    /** Takes all failures away that have not come, and does not complain of them. */
    public void clear() {
        journal.failures().clear();
    }
}
