// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.database;

import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.retrystarter.it.CallRecord;
import io.github.retrystarter.it.Database;
import io.github.retrystarter.it.database.Scenario.Script;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** The application on one database, where scripts are run. */
final class Arena implements AutoCloseable {

    private final Database database;
    private final String url;
    private final ConfigurableApplicationContext application;
    private final JdbcTemplate jdbc;
    private final CallRecord calls;

    Arena(Database database) {
        this.database = database;
        url = database.newUrl();
        application = new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .initializers(
                        context -> ((GenericApplicationContext) context).registerBean(Database.class, () -> database))
                .run(
                        "--spring.main.banner-mode=off",
                        // all that fails is meant to
                        "--logging.level.org.hibernate=off",
                        "--logging.level.org.mariadb=off",
                        "--logging.level.org.springframework.jdbc=off",
                        "--logging.level.org.springframework.transaction=off",
                        "--spring.datasource.url=" + url,
                        "--spring.jpa.hibernate.ddl-auto=none",
                        // as people have it in production: failures come in BatchUpdateExceptions
                        "--spring.jpa.properties.hibernate.jdbc.batch_size=10");
        jdbc = application.getBean(JdbcTemplate.class);
        calls = application.getBean(CallRecord.class);
        jdbc.execute(Sql.TABLE.on(database));
        jdbc.execute(Sql.EXTRAS.on(database));
    }

    Course run(Access access, Script script) throws Exception {
        jdbc.execute("delete from stock");
        jdbc.execute(Sql.ROWS.on(database));
        calls.forget();
        AtomicInteger attempts = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        Throwable thrown;
        try (Theirs theirs = new Theirs(database, url)) {
            thrown = failureOf(access, mine -> {
                if (attempts.getAndIncrement() > 0) {
                    theirs.leave();
                }
                script.run(mine, theirs);
                done.incrementAndGet();
            });
        }
        return new Course(attempts.get(), done.get(), calls.failures(), thrown, calls.outcomes(), total());
    }

    private @Nullable Throwable failureOf(Access access, Services.Attempt attempt) {
        return catchThrowable(() -> access.run(application.getBean(Services.class), attempt));
    }

    private int total() {
        return jdbc.queryForObject(Sql.READ_ALL.on(database), Integer.class);
    }

    @Override
    public void close() {
        application.close();
    }
}
