// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.database;

import io.github.retrystarter.it.Database;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Repository;

/** JPA: Hibernate's exceptions, and those that JPA wants around them. */
class JpaMine implements Mine {

    private final EntityManager entities;
    private final Database database;

    JpaMine(EntityManager entities, Database database) {
        this.entities = entities;
        this.database = database;
    }

    /** The same in a bean whose exceptions Spring translates. */
    @Repository
    static class Translated extends JpaMine {

        Translated(EntityManager entities, Database database) {
            super(entities, database);
        }
    }

    @Override
    public void update(Sql sql) {
        entities.createNativeQuery(sql.on(database)).executeUpdate();
    }

    @Override
    public Object query(Sql sql) {
        return entities.createNativeQuery(sql.on(database)).getSingleResult();
    }

    @Override
    public Stock find(long id) {
        return Objects.requireNonNull(entities.find(Stock.class, id));
    }

    @Override
    public void save(Stock stock) {
        entities.flush();
    }

    @Override
    public void lockNow(long id) {
        entities.find(Stock.class, id, LockModeType.PESSIMISTIC_WRITE, Map.of("jakarta.persistence.lock.timeout", 0));
    }

    @Override
    public void watch(long id) {
        entities.find(Stock.class, id, LockModeType.OPTIMISTIC);
    }
}
