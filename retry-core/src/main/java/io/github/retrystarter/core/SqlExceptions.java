// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's SQL exceptions, where there are any: on the module path the module {@code java.sql} is only there if somebody
 * requires it, and smaller runtime images leave it out. Without it nothing can be an {@link SQLException}.
 */
final class SqlExceptions {

    private static final boolean KNOWN = isThere();

    private SqlExceptions() {}

    static boolean include(Class<?> type) {
        return KNOWN && SQLException.class.isAssignableFrom(type);
    }

    /** The next one, of an SQL exception. */
    static @Nullable Throwable after(Throwable failure) {
        return Next.after(failure);
    }

    private static boolean isThere() {
        try {
            return Throwable.class.isAssignableFrom(SQLException.class);
        } catch (NoClassDefFoundError absent) {
            return false;
        }
    }

    /** Apart, as the JVM loads the exceptions to verify it. */
    private static final class Next {

        static @Nullable Throwable after(Throwable failure) {
            return ((SQLException) failure).getNextException();
        }
    }
}
