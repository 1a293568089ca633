// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.retrystarter.it.CallRecord;
import io.github.retrystarter.it.StarterContext;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A document at a server, which somebody else changes between our reading and our writing. */
class HttpConflictTests {

    @AutoClose
    private static final DocumentServer SERVER = DocumentServer.start();

    private static final List<Integer> NO_CONFLICTS =
            List.of(400, 401, 403, 404, 405, 410, 422, 423, 428, 429, 500, 503);

    private static final Documents THEIRS = Client.REST_CLIENT.at(SERVER.url());

    static Stream<Arguments> everyClientAndErrorBody() {
        return Arrays.stream(Client.values())
                .flatMap(client -> Arrays.stream(ErrorBody.values()).map(errors -> arguments(client, errors)));
    }

    static Stream<Arguments> everyClientErrorBodyAndGuard() {
        return everyClientAndErrorBody()
                .map(Arguments::get)
                .flatMap(row -> Arrays.stream(Guard.values()).map(guard -> arguments(row[0], row[1], guard)));
    }

    @ParameterizedTest
    @MethodSource("everyClientErrorBodyAndGuard")
    void theSecondAttemptReadsAfreshAndKeepsBothChanges(Client client, ErrorBody errors, Guard guard) {
        through(client, errors, (ours, record) -> {
            ours.edit(guard, ourEditAfter(1));

            assertThat(THEIRS.read().getBody()).isEqualTo(new Document(3, "theirs", "ours"));
            assertThat(record.failures()).extracting(client::statusOf).containsExactly(guard.refusal.value());
            assertThat(record.attempts()).isEqualTo(Map.of("failure", 1, "success", 1));
            assertThat(record.outcomes()).isEqualTo(Map.of("success_after_retry", 1));
        });
    }

    @ParameterizedTest
    @MethodSource("everyClientErrorBodyAndGuard")
    void whenSomebodyIsFasterEveryTimeTheLastFailureArrives(Client client, ErrorBody errors, Guard guard) {
        through(client, errors, (ours, record) -> {
            Throwable thrown = catchThrowable(() -> ours.edit(guard, ourEditAfter(5)));

            assertThat(record.failures()).hasSize(5).last().isSameAs(thrown);
            assertThat(client.statusOf(thrown)).isEqualTo(guard.refusal.value());
            assertThat(THEIRS.read().getBody()).isEqualTo(new Document(6, "theirs", ""));
            assertThat(record.outcomes()).isEqualTo(Map.of("exhausted", 1));
        });
    }

    @ParameterizedTest
    @MethodSource("everyClientAndErrorBody")
    void anyOtherFailureArrivesAtOnceAsTheClientThrewIt(Client client, ErrorBody errors) {
        through(client, errors, (ours, record) -> {
            for (int status : NO_CONFLICTS) {
                SERVER.controller().refuseWith(status);
                Throwable thrown = catchThrowable(() -> ours.edit(Guard.ETAG, ourEditAfter(0)));

                assertThat(client.statusOf(thrown)).isEqualTo(status);
                assertThat(record.failures()).last().isSameAs(thrown);
            }
            assertThat(record.attempts()).isEqualTo(Map.of("failure", NO_CONFLICTS.size()));
            assertThat(record.outcomes()).isEqualTo(Map.of("not_retriable", NO_CONFLICTS.size()));
        });
    }

    private static void through(Client client, ErrorBody errors, BiConsumer<Documents, CallRecord> test) {
        SERVER.controller().startAfresh(errors);
        StarterContext.runner()
                .withBean(Documents.class, () -> client.at(SERVER.url()))
                .run(context -> test.accept(context.getBean(Documents.class), context.getBean(CallRecord.class)));
    }

    /** Our change of the text, while others are faster and change the title, that many times. */
    private static UnaryOperator<Document> ourEditAfter(int faster) {
        AtomicInteger left = new AtomicInteger(faster);
        return read -> {
            if (left.getAndDecrement() > 0) {
                THEIRS.edit(Guard.ETAG, document -> document.withTitle("theirs"));
            }
            return read.withText("ours");
        };
    }
}
