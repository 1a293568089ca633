// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailureFilterTests {

    private final FailureFilter files =
            new FailureFilter(List.of(IOException.class), List.of(FileNotFoundException.class));

    @Test
    void withoutIncludesEveryExceptionMatches() {
        assertThat(FailureFilter.ANY.matches(new Exception())).isTrue();
    }

    @Test
    void aTypeMatchesTheFailureOrAnyOfItsCauses() {
        assertThat(files.matches(new IOException())).isTrue();
        assertThat(files.matches(new IllegalStateException(new UncheckedIOException(new IOException()))))
                .isTrue();
        assertThat(files.matches(new IllegalStateException())).isFalse();
    }

    @Test
    void excludesWinWhereverTheyAre() {
        assertThat(files.matches(new FileNotFoundException())).isFalse();
        assertThat(files.matches(new IOException(new FileNotFoundException()))).isFalse();
    }

    @Test
    void aCycleOfCausesEnds() {
        IllegalStateException outer = new IllegalStateException();
        outer.initCause(new IllegalArgumentException(outer));
        assertThat(files.matches(outer)).isFalse();
    }

    @Test
    void aCauseThatCannotBeReadHidesNothing() {
        IOException unreadable = new IOException() {
            private static final long serialVersionUID = 1L;

            @Override
            public synchronized Throwable getCause() {
                throw new IllegalStateException("broken getCause");
            }
        };
        assertThat(files.matches(unreadable)).isTrue();
    }

    @Test
    void whatComesNextInABatchIsNoCause() {
        SQLException first = new SQLException("first");
        first.setNextException(new SQLTimeoutException("next"));
        assertThat(new FailureFilter(List.of(SQLTimeoutException.class), List.of()).matches(first))
                .isFalse();
    }

    @Test
    void itIsVoidIfItsExcludesCoverAllItIncludes() {
        assertThat(files.isVoid()).isFalse();
        assertThat(FailureFilter.ANY.isVoid()).isFalse();
        assertThat(new FailureFilter(List.of(), List.of(Exception.class)).isVoid())
                .isTrue();
        assertThat(new FailureFilter(List.of(), List.of(RuntimeException.class)).isVoid())
                .isFalse();
        assertThat(new FailureFilter(List.of(FileNotFoundException.class), List.of(IOException.class)).isVoid())
                .isTrue();
        assertThat(new FailureFilter(
                                List.of(FileNotFoundException.class, SQLException.class), List.of(IOException.class))
                        .isVoid())
                .isFalse();
    }

    @Test
    void ownIncludesReplaceThoseOfTheBaseAndExcludesAddUp() {
        FailureFilter own = new FailureFilter(List.of(IllegalStateException.class), List.of(SecurityException.class));
        assertThat(own.over(files))
                .isEqualTo(new FailureFilter(
                        List.of(IllegalStateException.class),
                        List.of(SecurityException.class, FileNotFoundException.class)));
    }

    @Test
    void whoSaysNothingTakesTheBase() {
        assertThat(FailureFilter.ANY.over(files)).isSameAs(files);
        assertThat(new FailureFilter(List.of(), List.of(SecurityException.class))
                        .over(files)
                        .includes())
                .isEqualTo(files.includes());
    }
}
