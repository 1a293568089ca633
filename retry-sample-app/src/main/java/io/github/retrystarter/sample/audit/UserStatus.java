package io.github.retrystarter.sample.audit;

import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is written.
 *
 * @param auditLogCreateTime the last writer's time; null before the first
 * @param updates how many writes the row has seen, so that a lost one shows
 */
@Embeddable
record UserStatus(@Nullable Instant auditLogCreateTime, long updates) {

    static final UserStatus NEW = new UserStatus(null, 0);

    UserStatus audited(Instant createTime) {
        return new UserStatus(createTime, updates + 1);
    }
}
