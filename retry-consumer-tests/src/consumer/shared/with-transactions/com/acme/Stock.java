// SPDX-License-Identifier: Apache-2.0
package com.acme;

import io.github.retrystarter.annotation.RetryOnConflict;
import io.github.retrystarter.core.RetryContext;
import java.util.ArrayList;
import java.util.List;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class Stock {

    private final JdbcTemplate database;

    Stock(JdbcTemplate database) {
        this.database = database;
    }

    /** The row that a first attempt wrote is gone, as each attempt has a transaction of its own. */
    @RetryOnConflict
    @Transactional
    public List<Integer> take(int conflicts) {
        database.execute("create table if not exists taken (attempt int)");
        int attempt = RetryContext.current().attempt();
        database.update("insert into taken values (?)", attempt);
        if (attempt <= conflicts) {
            throw new CannotAcquireLockException("conflict " + attempt);
        }
        return new ArrayList<>(database.queryForList("select attempt from taken", Integer.class));
    }
}
