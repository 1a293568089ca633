// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.sample.audit;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/** A row that many write. Its version makes a commit fail if somebody else has changed the row since it was read. */
@Entity
@Table(name = "users") // USER is a reserved word
class User {

    @Id
    private long id;

    @Version
    private @Nullable Long version;

    @Embedded
    private UserStatus status = UserStatus.NEW;

    /** For JPA. */
    protected User() {}

    UserStatus status() {
        return status;
    }

    void updateStatus(UserStatus newStatus) {
        status = newStatus;
    }
}
