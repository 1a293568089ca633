// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.test.context;

import io.github.retrystarter.core.Retries;
import io.github.retrystarter.core.RetryOperation;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.assertj.core.api.AssertProvider;

/**
 * All that was retried in a test's context since the test began:
 *
 * <pre>{@code
 * assertThat(retries).of(PaymentService.class, "charge").wasCalled(3).waited(ofMillis(10), ofMillis(50));
 * }</pre>
 *
 * <p>A bean where {@link io.github.retrystarter.test.autoconfigure.AutoConfigureRetry} is. Each test begins with nothing
 * recorded. Calls may come on any threads; tests that share a context come one after the other.
 *
 * @since 0.1.0
 */
public final class RecordedRetries implements AssertProvider<RecordedRetriesAssert> {

    private final Journal journal;

    RecordedRetries(Journal journal) {
        this.journal = journal;
    }

    /**
     * What has happened to a method so far.
     *
     * @param type the bean's class, a superclass or interface of it, or the class of its proxy; {@link Retries} for what was
     *     called through that, by the name of the operation
     * @param method its name; {@code "charge()"} means the overload without parameters
     * @param parameters their types, where there are overloads
     * @throws IllegalArgumentException if there is no such annotated method, or more than one
     * @throws IllegalStateException if several tests use the context at the same time
     */
    public RetryRecording of(Class<?> type, String method, Class<?>... parameters) {
        journal.requireOneTest();
        if (type == Retries.class) {
            RetryOperation operation = new RetryOperation(Retries.class.getName(), method);
            return recording("Retries." + method, operation::equals);
        }
        List<MethodOfBean> found =
                new MethodSearch(journal.methods(), BeanType.of(type), MethodName.of(method, parameters)).find();
        Set<Object> operations = new HashSet<>(found);
        return recording(found.get(0).toString(), operations::contains);
    }

    private RetryRecording recording(String method, Predicate<Object> operation) {
        Timeline timeline = journal.timeline();
        return new RetryRecording(
                method,
                timeline.of(operation),
                timeline.operations().stream().map(Object::toString).toList());
    }

    /** Forgets everything, as each test does when it begins: what follows is recorded as if nothing had been. */
    public void clear() {
        journal.timeline().clear();
    }

    @Override
    public RecordedRetriesAssert assertThat() {
        return new RecordedRetriesAssert(this);
    }

    @Override
    public String toString() {
        return "recorded retries";
    }
}
