// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.docs.jpa;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Transient;
import java.util.UUID;
import org.springframework.data.domain.Persistable;

@Entity
public class ProcessedMessage implements Persistable<UUID> {

    @Id
    private UUID id = new UUID(0, 0);

    @Transient
    private boolean isNew;

    protected ProcessedMessage() {}

    ProcessedMessage(UUID id) {
        this.id = id;
        this.isNew = true;
    }

    @Override
    public UUID getId() {
        return id;
    }

    @Override
    public boolean isNew() {
        return isNew; // an insert, which fails if somebody else was faster
    }
}
