// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.autoconfigure;

import io.github.retrystarter.aop.InvalidRetryException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what is wrong and what to do, instead of a stack trace. */
final class InvalidRetryFailureAnalyzer extends AbstractFailureAnalyzer<InvalidRetryException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidRetryException cause) {
        return new FailureAnalysis(cause.description(), cause.action(), cause);
    }
}
