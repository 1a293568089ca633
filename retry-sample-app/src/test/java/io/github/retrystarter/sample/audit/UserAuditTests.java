// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.sample.audit;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.retrystarter.core.Outcome;
import io.github.retrystarter.test.autoconfigure.AutoConfigureRetry;
import io.github.retrystarter.test.context.InjectedFailures;
import io.github.retrystarter.test.context.RecordedRetries;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;

@SpringBootTest(webEnvironment = WebEnvironment.NONE, properties = "sample.run-on-start=false")
@AutoConfigureRetry
class UserAuditTests {

    private static final long USER = 1;

    @Autowired
    private UserAudit audit;

    @Autowired
    private RecordedRetries retries;

    @Autowired
    private InjectedFailures failures;

    private long before;

    @BeforeEach
    void count() {
        before = audit.updates(USER);
    }

    @Test
    void fourConflictsAreNotTooMany() {
        failures.of(UserAudit.class, "touch").afterTheBody().failing(4, OptimisticLockingFailureException.class);
        audit.touch(USER);
        assertThat(audit.updates(USER)).isEqualTo(before + 1);
        assertThat(retries)
                .of(UserAudit.class, "touch")
                .wasCalled(5)
                .waited(ofMillis(10), ofMillis(10), ofMillis(10), ofMillis(10))
                .succeeded();
    }

    @Test
    void fiveConflictsAre() {
        failures.of(UserAudit.class, "touch").afterTheBody().failing(5, OptimisticLockingFailureException.class);
        assertThatExceptionOfType(OptimisticLockingFailureException.class).isThrownBy(() -> audit.touch(USER));
        assertThat(audit.updates(USER)).isEqualTo(before);
        assertThat(retries).of(UserAudit.class, "touch").wasCalled(5).endedWith(Outcome.EXHAUSTED);
    }

    @Test
    void aDuplicateIsNoConflict() {
        failures.of(UserAudit.class, "touch").failing(1, DuplicateKeyException.class);
        assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> audit.touch(USER));
        assertThat(retries).of(UserAudit.class, "touch").wasNotRetried().endedWith(Outcome.NOT_RETRIABLE);
    }
}
