// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.sample.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.github.retrystarter.sample.monitoring.PrometheusServer;
import io.github.retrystarter.sample.monitoring.Repository;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Two processes of the packaged sample, started together as docs/sample.md says, and one PostgreSQL. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64", disabledReason = "no PostgreSQL for this platform")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TwoInstancesIT {

    private static final List<SampleProcess> INSTANCES = new ArrayList<>();
    private static EmbeddedPostgres postgres;

    @TempDir
    private Path folder;

    @BeforeAll
    static void startTogether() throws IOException {
        postgres = EmbeddedPostgres.builder()
                // as PostgreSQL has it, where the library would trade durability for speed
                .setServerConfig("synchronous_commit", "on")
                .start();
        Map<String, String> database = Map.of("SPRING_DATASOURCE_URL", postgres.getJdbcUrl("postgres", "postgres"));
        for (String command : SampleDoc.commands("java -jar")) {
            INSTANCES.add(SampleProcess.start(command, database));
        }
        INSTANCES.forEach(SampleProcess::awaitHealth);
    }

    @AfterAll
    static void stop() throws IOException {
        INSTANCES.forEach(SampleProcess::close);
        if (postgres != null) {
            postgres.close();
        }
    }

    @Test
    void whereEachHasOneWriterTheyConflictWithEachOtherAndNothingIsLost() throws Exception {
        String written = "select coalesce(sum(value::bigint), 0) from users, jsonb_each_text(updates) where id = 1";
        long before = number(written);
        List<String> results = runOnBoth("/scenarios/audit?writers=1&updates=300&profile=contended");
        assertThat(results)
                .allSatisfy(result -> assertThat(read(result, "lost")).isZero());
        assertThat(number(written) - before).isEqualTo(sum(results, "applied"));
        // the only writer of an instance has nobody to conflict with but the other instance
        assertThat(sum(results, "attempts")).isGreaterThan(600);
    }

    @Test
    void whereEachHasManyWritersTheRowLosesWhatTheyHaveReserved() throws Exception {
        String available = "select available from item where sku = 'kettle'";
        long before = number(available);
        List<String> results = runOnBoth("/scenarios/stock?writers=8&updates=25");
        assertThat(results)
                .allSatisfy(result -> assertThat(read(result, "lost")).isZero());
        assertThat(before - number(available))
                .isEqualTo(sum(results, "applied"))
                .isPositive();
    }

    @Test
    void onePrometheusWatchesBoth() throws Exception {
        runOnBoth(SampleDoc.path(8081));
        assertThat(SampleDoc.path(8082)).isEqualTo(SampleDoc.path(8081));
        String configuration = Repository.text("docs/monitoring/compose/prometheus.yml")
                .replace("app-1:8080", INSTANCES.get(0).address())
                .replace("app-2:8080", INSTANCES.get(1).address())
                .replace(
                        "/etc/prometheus",
                        Repository.ROOT.resolve("docs/monitoring").toString())
                .replace("5s", "1s");
        try (PrometheusServer prometheus = PrometheusServer.start(folder, configuration)) {
            await().untilAsserted(() -> assertThat(
                            prometheus.values("sum by (instance) (retry_calls_total{method='touch'})"))
                    .hasSize(2)
                    .allSatisfy(calls -> assertThat(Integer.parseInt(calls)).isGreaterThanOrEqualTo(800)));
        }
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void neitherAPageThatIsOpenNorARunHoldsUpTheShutdown() throws Exception {
        SampleProcess instance = INSTANCES.get(0);
        try (Stream<String> events = instance.open("/run/events")) {
            CompletableFuture<String> run = instance.post("/scenarios/audit?writers=8&updates=10000");
            assertThat(events.filter(line -> line.contains("\"applied\":")).findFirst())
                    .isPresent();
            assertThat(instance.stop(Duration.ofSeconds(20)))
                    .as("over before Boot's 30 s of grace")
                    .isTrue();
            assertThat(run.join()).contains("\"end\":\"stopped\"");
        }
    }

    private static List<String> runOnBoth(String scenario) {
        List<CompletableFuture<String>> runs =
                INSTANCES.stream().map(instance -> instance.post(scenario)).toList();
        assertThat(runs).hasSize(2);
        return runs.stream().map(CompletableFuture::join).toList();
    }

    private static int read(String result, String field) {
        return JsonPath.read(result, "$." + field);
    }

    private static long sum(List<String> results, String field) {
        return results.stream().mapToLong(result -> read(result, field)).sum();
    }

    /** As the database has it, whatever the instances say. */
    private static long number(String query) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                ResultSet rows = connection.createStatement().executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
