// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.sample.audit;

import io.github.retrystarter.sample.instance.Instance;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.Map;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * What is written.
 *
 * @param auditLogCreateTime the last writer's time; null before the first
 * @param updates how many writes of each instance the row has seen, so that a lost one shows
 */
@Embeddable
record UserStatus(
        @Nullable Instant auditLogCreateTime,
        @JdbcTypeCode(SqlTypes.JSON) Map<String, Long> updates) {

    static final UserStatus NEW = new UserStatus(null, Map.of());

    UserStatus audited(Instant createTime, Instance writer) {
        return new UserStatus(createTime, writer.add(updates, 1));
    }
}
