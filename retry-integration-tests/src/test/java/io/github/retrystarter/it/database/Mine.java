// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.database;

/** Our open transaction, by whatever way of access. What it throws is what a service method would see there. */
interface Mine {

    /** The version is checked as people check it by hand. */
    String VERSIONED_UPDATE = "update stock set amount = ?, version = ? where id = ? and version = ?";

    String FIND = "select id, version, amount from stock where id = ";

    void update(Sql sql) throws Exception;

    /** The first column of the one row there is. */
    Object query(Sql sql) throws Exception;

    Stock find(long id) throws Exception;

    /** Writes in a batch what was found and changed. */
    void save(Stock stock) throws Exception;

    /** Locks it by JPA's means, or fails at once. */
    default void lockNow(long id) {
        throw new UnsupportedOperationException("not an entity: " + id);
    }

    /** Reads by JPA's means what must not have changed by the commit. */
    default void watch(long id) {
        throw new UnsupportedOperationException("not an entity: " + id);
    }
}
