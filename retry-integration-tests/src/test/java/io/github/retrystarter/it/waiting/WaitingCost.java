// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.waiting;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Measures what it costs when very many calls wait for their next attempt at once: 100,000 that block virtual threads (from
 * JDK 21 on), and 1,000,000 that no thread waits for. No test of the build, as it takes minutes:
 * {@code mvn -B -pl retry-integration-tests -am test -Dtest=WaitingCost -Dsurefire.failIfNoSpecifiedTests=false -Djacoco.skip}.
 * {@code -Dwaiting.blocked}, {@code -Dwaiting.latch} and {@code -Dwaiting.pending} change the numbers, {@code -Dwaiting.histogram} names the objects.
 */
class WaitingCost {

    private static final String BLOCKED = System.getProperty("waiting.blocked", "100000");

    /** More would take many minutes. */
    private static final String ON_ONE_LATCH = System.getProperty("waiting.latch", "30000");

    private static final String PENDING = System.getProperty("waiting.pending", "1000000");

    @Test
    void table() throws IOException {
        StringBuilder report = new StringBuilder("%nJava %s%n".formatted(Runtime.version()));
        if (Runtime.version().feature() >= 21) {
            report.append(measure(BlockedCalls.class, BlockedCalls.Waiting.PLAIN_SLEEP.name(), BLOCKED));
            report.append(measure(BlockedCalls.class, BlockedCalls.Waiting.RETRY.name(), BLOCKED));
            report.append(measure(BlockedCalls.class, BlockedCalls.Waiting.RETRY_ON_ONE_LATCH.name(), ON_ONE_LATCH));
        }
        for (PendingCalls.Futures futures : PendingCalls.Futures.values()) {
            report.append(measure(PendingCalls.class, futures.name(), PENDING));
        }
        System.out.println(report);
    }

    /** In a JVM of its own, so that nothing is left of the one before. */
    private static String measure(Class<?> program, String variant, String calls) throws IOException {
        List<String> command = Stream.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xms3g",
                        "-Xmx3g",
                        "-Dwaiting.histogram=" + System.getProperty("waiting.histogram", "false"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        program.getName(),
                        variant,
                        calls)
                .toList();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), UTF_8);
    }
}
