// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import java.io.IOException;

/** What other people's code may do where it ought to return. */
enum Fault {
    EXCEPTION {
        @Override
        void strike() {
            throw new IllegalStateException("broken");
        }
    },
    CHECKED_EXCEPTION {
        @Override
        void strike() {
            throw Rethrow.<RuntimeException>asIs(new IOException("broken"));
        }
    },
    ERROR {
        @Override
        void strike() {
            throw new AssertionError("broken");
        }
    },
    STACK_OVERFLOW {
        @Override
        @SuppressWarnings("InfiniteRecursion")
        void strike() {
            strike();
        }
    },
    /** No logger can write it down. */
    HOSTILE_EXCEPTION {
        @Override
        void strike() {
            throw Rethrow.<RuntimeException>asIs(Hostile.TEXTS_THROW.make());
        }
    };

    abstract void strike();
}
