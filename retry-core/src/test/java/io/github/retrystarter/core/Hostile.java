// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.CompletionException;

/** Exceptions that behave as no exception ought to. */
@SuppressWarnings("serial")
enum Hostile {
    CAUSE_THROWS {
        @Override
        Exception make() {
            return new Exception("hostile") {
                @Override
                public synchronized Throwable getCause() {
                    throw Rethrow.<RuntimeException>asIs(new IOException("cause"));
                }
            };
        }
    },
    CAUSE_OVERFLOWS_THE_STACK {
        @Override
        Exception make() {
            return new Exception("hostile") {
                @Override
                @SuppressWarnings("InfiniteRecursion")
                public synchronized Throwable getCause() {
                    return getCause();
                }
            };
        }
    },
    CAUSE_OF_A_WRAPPER_THROWS {
        @Override
        Exception make() {
            return new CompletionException("hostile", null) {
                @Override
                public synchronized Throwable getCause() {
                    throw new IllegalStateException("cause");
                }
            };
        }
    },
    CAUSE_IS_ANOTHER_ONE_EACH_TIME {
        @Override
        Exception make() {
            return new Exception("hostile") {
                @Override
                public synchronized Throwable getCause() {
                    return make();
                }
            };
        }
    },
    NEXT_IS_ANOTHER_ONE_EACH_TIME {
        @Override
        SQLException make() {
            return new SQLException("hostile") {
                @Override
                public SQLException getNextException() {
                    return make();
                }
            };
        }
    },
    STATE_OVERFLOWS_THE_STACK {
        @Override
        Exception make() {
            return new SQLException("hostile") {
                @Override
                @SuppressWarnings("InfiniteRecursion")
                public String getSQLState() {
                    return getSQLState();
                }
            };
        }
    },
    TEXTS_THROW {
        @Override
        Exception make() {
            return new Exception() {
                @Override
                public String getMessage() {
                    throw new IllegalStateException("message");
                }

                @Override
                public String toString() {
                    throw new AssertionError("toString");
                }
            };
        }
    },
    TRACE_THROWS {
        @Override
        Exception make() {
            return new Exception("hostile") {
                @Override
                public synchronized Throwable fillInStackTrace() {
                    return this;
                }

                @Override
                public StackTraceElement[] getStackTrace() {
                    throw new IllegalStateException("trace");
                }
            };
        }
    },
    EQUALS_THROWS {
        @Override
        Exception make() {
            return new Exception("hostile") {
                @Override
                public boolean equals(Object other) {
                    throw new IllegalStateException("equals");
                }

                @Override
                public int hashCode() {
                    throw new IllegalStateException("hashCode");
                }
            };
        }
    },
    EQUAL_TO_EVERYTHING {
        @Override
        Exception make() {
            return new Exception("hostile") {
                @Override
                public boolean equals(Object other) {
                    return true;
                }

                @Override
                public int hashCode() {
                    return 0;
                }
            };
        }
    };

    abstract Exception make();
}
