// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each server starts; here, so that one that does not is seen at once. */
class DatabaseTests {

    @ParameterizedTest
    @EnumSource
    void startsAndMakesADatabaseForEachWhoAsks(Database database) throws SQLException {
        String url = database.newUrl();

        assertThat(database.newUrl()).isNotEqualTo(url);
        try (Connection connection = DriverManager.getConnection(url)) {
            assertThat(connection.getMetaData().getDatabaseProductName()).isEqualToIgnoringCase(database.name());
        }
    }
}
