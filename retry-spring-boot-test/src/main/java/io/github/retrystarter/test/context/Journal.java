// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.test.context;

import io.github.retrystarter.core.RetryListener;
import io.github.retrystarter.core.RetryListenerFactory;
import io.github.retrystarter.core.RetryOperation;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;

/**
 * What one context knows of its annotated methods, and what the test under way has made of them. Thread-safe, though what
 * it tells is of one test at a time.
 */
final class Journal implements RetryListenerFactory {

    private final Set<MethodOfBean> methods = new CopyOnWriteArraySet<>();
    private final Timeline timeline = new Timeline();
    private final FailureQueue failures = new FailureQueue();
    /** What broke in making failures. */
    private final List<RuntimeException> mistakes = new CopyOnWriteArrayList<>();

    private final TestsUnderWay tests = new TestsUnderWay();

    @Override
    public RetryListener listenerFor(RetryOperation operation, Set<String> profiles) {
        return new TimelineListener(timeline, operation);
    }

    @Override
    public RetryListener listenerFor(
            RetryOperation operation, Method method, Class<?> beanClass, Set<String> profiles) {
        MethodOfBean annotated = new MethodOfBean(beanClass, method);
        methods.add(annotated);
        return new TimelineListener(timeline, annotated);
    }

    /** The annotated methods of the beans made so far. */
    Set<MethodOfBean> methods() {
        return methods;
    }

    Timeline timeline() {
        return timeline;
    }

    FailureQueue failures() {
        return failures;
    }

    /**
     * Makes sure that what was recorded is of one test.
     *
     * @throws IllegalStateException if several share the context
     */
    void requireOneTest() {
        tests.requireOne();
    }

    /**
     * Has a method fail, for the one test that is under way.
     *
     * @throws IllegalStateException if several share the context
     */
    synchronized void inject(InjectedFailure failure) {
        tests.requireOne();
        failures.add(failure);
    }

    /** A failure could not be made when an attempt came to it. */
    void mistaken(RuntimeException mistake) {
        mistakes.add(mistake);
    }

    /** A test begins, and nothing fails. If it is the only one, nothing has happened either. */
    synchronized void begin() {
        // what another test has injected is not for this one
        forgetFailures();
        if (tests.begin()) {
            timeline.clear();
        }
    }

    /**
     * A test has ended, and nothing fails any more that it let fail.
     *
     * @return what it has to be told of, if it had the context to itself
     */
    synchronized Leftovers end() {
        Leftovers left = new Leftovers(failures.unused(), List.copyOf(mistakes));
        forgetFailures();
        tests.end();
        return tests.isShared() ? Leftovers.NONE : left;
    }

    private void forgetFailures() {
        failures.clear();
        mistakes.clear();
    }
}
