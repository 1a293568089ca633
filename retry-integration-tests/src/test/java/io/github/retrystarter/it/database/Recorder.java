package io.github.retrystarter.it.database;

import io.github.retrystarter.core.RetryListener;
import io.github.retrystarter.core.RetryListenerFactory;
import io.github.retrystarter.core.RetryOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The failures that the loop sees, which are what the transaction made of those inside it. One call at a time. */
final class Recorder implements RetryListenerFactory, RetryListener {

    final List<Throwable> failures = new ArrayList<>();

    @Override
    public RetryListener listenerFor(RetryOperation operation, Set<String> profiles) {
        return this;
    }

    @Override
    public void onFailure(int attempt, Throwable failure) {
        failures.add(failure);
    }
}
