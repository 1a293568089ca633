// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.test.context;

import org.assertj.core.api.AbstractAssert;

/**
 * What AssertJ's {@code assertThat} makes of {@link RecordedRetries}.
 *
 * @since 0.1.0
 */
public final class RecordedRetriesAssert extends AbstractAssert<RecordedRetriesAssert, RecordedRetries> {

    RecordedRetriesAssert(RecordedRetries actual) {
        super(actual, RecordedRetriesAssert.class);
    }

    /**
     * Goes on with what has happened to a method so far; see {@link RecordedRetries#of}.
     *
     * @throws IllegalArgumentException if there is no such annotated method, or more than one
     * @throws IllegalStateException if several tests use the context at the same time
     */
    public RetryRecordingAssert of(Class<?> type, String method, Class<?>... parameters) {
        return new RetryRecordingAssert(actual.of(type, method, parameters)).as(descriptionText());
    }
}
