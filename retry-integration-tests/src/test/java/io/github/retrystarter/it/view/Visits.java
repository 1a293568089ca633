// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.view;

import io.github.retrystarter.annotation.RetryOnConflict;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Counts a visit while others do. */
class Visits {

    private final EntityManager entities;
    private final JdbcTemplate others;
    private final List<Integer> seen = new ArrayList<>();

    Visits(EntityManager entities, JdbcTemplate others) {
        this.entities = entities;
        this.others = others;
    }

    /** How many visits of others each attempt has read. */
    public List<Integer> seen() {
        return seen;
    }

    public void forget() {
        seen.clear();
    }

    /** The version tells, when the transaction commits. */
    @RetryOnConflict
    @Transactional
    public void count() {
        Page page = read();
        page.visit(() -> {});
    }

    /** The application tells, when the transaction commits, by an exception that Spring has no translation for. */
    @RetryOnConflict
    @Transactional
    public void countWithACheckOfItsOwn() {
        Page page = read();
        int before = page.visits();
        page.visit(() -> {
            Integer now = others.queryForObject("select visits from page where id = 1", Integer.class);
            if (now == null || now != before) {

                throw new StalePageException(before, now == null ? -1 : now);
            }
        });
    }

    /** The database tells, at its commit: both transactions have read what the other one changed. */
    @RetryOnConflict
    @Transactional(isolation = Isolation.SERIALIZABLE)
    public void countWhatOthersRead() {
        // a query, as find would not ask the database for what the request has read before
        List<Page> pages =
                entities.createQuery("from Page order by id", Page.class).getResultList();
        seen.add(pages.get(1).visits());
        pages.get(0).visit(() -> {});
        entities.flush();
        if (seen.size() == 1) {
            others.execute("begin isolation level serializable; select * from page;"
                    + " update page set visits = visits + 100, version = version + 1 where id = 2; commit");
        }
    }

    private Page read() {
        Page page = entities.find(Page.class, 1L);
        seen.add(page.visits());
        if (seen.size() == 1) {
            others.update("update page set visits = visits + 100, version = version + 1 where id = 1");
        }
        return page;
    }
}
