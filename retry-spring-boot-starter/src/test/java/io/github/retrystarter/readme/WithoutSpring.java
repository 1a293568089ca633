// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.readme;

import io.github.retrystarter.core.Backoff;
import io.github.retrystarter.core.Retry;
import java.sql.SQLException;

class WithoutSpring {

    private int calls;

    String rename(long id) throws SQLException {
        String name = Retry.onConflict(Backoff.DEFAULT_RETRY, () -> renameInTheStore(id));
        return name;
    }

    private String renameInTheStore(long id) throws SQLException {
        if (++calls < 3) {
            throw new SQLException("somebody else was faster", "40001");
        }
        return "renamed " + id;
    }
}
