// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.sample.audit;

import io.github.retrystarter.annotation.RetryOnConflict;
import io.github.retrystarter.sample.instance.Instance;
import io.github.retrystarter.sample.load.Work;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The example of client-go's {@code RetryOnConflict}: get the user, set the audit log's create time, update the status. */
@Service
class UserAudit {

    private final UserRepository users;
    private final Clock clock;
    private final Instance instance;
    private final Work work;

    UserAudit(UserRepository users, Clock clock, Instance instance, Work work) {
        this.users = users;
        this.clock = clock;
        this.instance = instance;
        this.work = work;
    }

    /** Retried outside the transaction: every attempt has one of its own, and reads afresh what it changes. */
    @RetryOnConflict
    @Transactional
    public void touch(long userId) {
        setCreateTime(userId);
    }

    /** The same without retry: the second of two writers fails. */
    @Transactional
    public void touchOnce(long userId) {
        setCreateTime(userId);
    }

    /** Updates of this instance; others may write the same user. */
    @Transactional(readOnly = true)
    public long updates(long userId) {
        return instance.of(users.findById(userId).orElseThrow().status().updates());
    }

    private void setCreateTime(long userId) {
        User user = users.findById(userId).orElseThrow();
        work.work();
        user.updateStatus(user.status().audited(clock.instant(), instance));
    }
}
