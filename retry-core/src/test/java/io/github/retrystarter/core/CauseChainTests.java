// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class CauseChainTests {

    @Test
    void failureWithoutCauseIsItsOwnChain() {
        Exception alone = new Exception("alone");

        assertThat(CauseChain.of(alone)).containsExactly(alone);
    }

    @Test
    void causesComeOutermostFirst() {
        Exception root = new Exception("root");
        Exception middle = new Exception("middle", root);
        Exception outer = new Exception("outer", middle);

        assertThat(CauseChain.of(outer)).containsExactly(outer, middle, root);
    }

    @Test
    void nextExceptionComesAfterTheCauseAndBeforeWhatIsBehindIt() {
        Exception root = new Exception("root");
        Exception cause = new Exception("cause", root);
        SQLException next = new SQLException("next");
        SQLException batch = new SQLException("batch", cause);
        batch.setNextException(next);

        assertThat(CauseChain.of(batch)).containsExactly(batch, cause, next, root);
    }

    @Test
    void exceptionThatIsCauseAndNextIsSeenOnce() {
        SQLException shared = new SQLException("shared");
        SQLException batch = new SQLException("batch", shared);
        batch.setNextException(shared);

        assertThat(CauseChain.of(batch)).containsExactly(batch, shared);
    }

    @Test
    void cycleOfCausesEnds() {
        Exception first = new Exception("first");
        Exception second = new Exception("second", first);
        first.initCause(second);

        assertThat(CauseChain.of(first)).containsExactly(first, second);
    }

    @Test
    @SuppressWarnings("serial")
    void exceptionThatIsItsOwnCauseEnds() {
        Exception narcissus = new Exception("own cause") {
            @Override
            public synchronized Throwable getCause() {
                return this;
            }
        };

        assertThat(CauseChain.of(narcissus)).containsExactly(narcissus);
    }

    @Test
    @SuppressWarnings("serial")
    void cycleOfNextExceptionsEnds() {
        SQLException first = new SQLException("first");
        SQLException second = new SQLException("second") {
            @Override
            public SQLException getNextException() {
                return first;
            }
        };
        first.setNextException(second);

        assertThat(CauseChain.of(first)).containsExactly(first, second);
    }

    @Test
    @SuppressWarnings("serial")
    void causeThatCannotBeReadEndsTheChainThere() {
        SQLException broken = new SQLException("broken") {
            @Override
            public synchronized Throwable getCause() {
                throw new IllegalStateException("no cause for you");
            }

            @Override
            public SQLException getNextException() {
                throw new NoClassDefFoundError("gone");
            }
        };
        Exception outer = new Exception("outer", broken);

        assertThat(CauseChain.of(outer)).containsExactly(outer, broken);
    }

    @Test
    void longChainIsCut() {
        Exception outer = chain(1000);

        assertThat(CauseChain.of(outer)).hasSize(64).first().isSameAs(outer);
    }

    @Test
    void chainOfTheLimitIsWhole() {
        Exception outer = chain(64);

        assertThat(CauseChain.of(outer))
                .hasSize(64)
                .last()
                .extracting(Throwable::getCause)
                .isNull();
    }

    @Test
    @SuppressWarnings("serial")
    void equalsOfExceptionsIsNeverCalled() {
        Exception touchy = new Exception("touchy", new Exception("cause", new Exception("root"))) {
            @Override
            public boolean equals(Object other) {
                throw new AssertionError("equals");
            }

            @Override
            public int hashCode() {
                throw new AssertionError("hashCode");
            }
        };

        assertThat(CauseChain.of(new Exception("outer", touchy)).size()).isEqualTo(4);
        assertThat(Conflicts.isConflict(touchy)).isFalse();
    }

    private static Exception chain(int length) {
        Exception failure = new Exception("1");
        for (int i = 2; i <= length; i++) {
            failure = new Exception(Integer.toString(i), failure);
        }
        return failure;
    }
}
