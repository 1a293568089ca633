// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.startup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Measures what the starter adds to the start of an application with 1,000 bean classes. No test of the build, as it takes
 * minutes: {@code mvn -B -pl retry-integration-tests -am test -Dtest=StartupCost -Dsurefire.failIfNoSpecifiedTests=false -Djacoco.skip}.
 * {@code -Dstartup.rounds} and {@code -Dstartup.beans} change the numbers, {@code -Dstartup.web=none} leaves Tomcat out.
 */
class StartupCost {

    private static final int ROUNDS = Integer.getInteger("startup.rounds", 15);

    private static final String WEB = System.getProperty("startup.web", "servlet");

    private final Map<Variant, List<Refresh>> refreshes = new EnumMap<>(Variant.class);

    @Test
    void table(@TempDir Path folder) throws IOException {
        Path annotated = Files.createDirectory(folder.resolve(Variant.Beans.HALF_ANNOTATED.name()));
        Path plain = Files.createDirectory(folder.resolve(Variant.Beans.PLAIN.name()));
        BeanClasses.compileHalfAnnotated(annotated);
        BeanClasses.compilePlain(plain);
        List<Variant> order = new ArrayList<>(Arrays.asList(Variant.values()));
        for (Variant variant : order) {
            // once in vain, so that all find the files in the cache of the operating system
            start(variant, folder);
            refreshes.put(variant, new ArrayList<>());
        }
        for (int round = 0; round < ROUNDS; round++) {
            for (Variant variant : order) {
                of(variant).add(start(variant, folder));
            }
            // nobody comes always after the same one, and all runs in the same orders
            Collections.shuffle(order, new Random(round));
        }
        System.out.println(report());
    }

    private static Refresh start(Variant variant, Path folder) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xms1g",
                        "-Xmx1g",
                        "-Dlogging.level.root=warn",
                        "-Dstartup.beans=" + BeanClasses.COUNT,
                        "-Dstartup.web=" + WEB,
                        "-cp",
                        folder.resolve(variant.beans().name())
                                + File.pathSeparator
                                + System.getProperty("java.class.path"),
                        Refresh.class.getName(),
                        variant.name())
                .redirectErrorStream(true)
                .start();
        return Refresh.parse(new String(process.getInputStream().readAllBytes(), UTF_8));
    }

    private String report() {
        StringBuilder report =
                new StringBuilder("%nJava %s, %d classes, web: %s, %d rounds, milliseconds of one refresh%n%n"
                        .formatted(Runtime.version(), BeanClasses.COUNT, WEB, ROUNDS));
        report.append("%-26s %8s %8s %8s %8s%n".formatted("", "wall min", "median", "cpu min", "median"));
        refreshes.forEach((variant, all) -> report.append("%-26s %8.0f %8.0f %8.0f %8.0f%n"
                .formatted(
                        variant,
                        at(0, values(all, Refresh::wall)),
                        at(0.5, values(all, Refresh::wall)),
                        at(0, values(all, Refresh::cpu)),
                        at(0.5, values(all, Refresh::cpu)))));
        report.append("\nRatio within a round: median (quartiles)\n");
        compare(report, Variant.ANNOTATED_NO_OP, Variant.ANNOTATED_ALONE);
        compare(report, Variant.ANNOTATED_STARTER, Variant.ANNOTATED_NO_OP);
        compare(report, Variant.ANNOTATED_STARTER_METERS, Variant.ANNOTATED_NO_OP);
        compare(report, Variant.PLAIN_STARTER, Variant.PLAIN_ALONE);
        compare(report, Variant.PLAIN_STARTER_METERS, Variant.PLAIN_ALONE);
        return report.toString();
    }

    private void compare(StringBuilder report, Variant one, Variant base) {
        report.append("%-26s to %-16s wall %s, cpu %s%n"
                .formatted(one, base, ratio(one, base, Refresh::wall), ratio(one, base, Refresh::cpu)));
    }

    private String ratio(Variant one, Variant base, ToDoubleFunction<Refresh> time) {
        double[] ratios = new double[ROUNDS];
        Arrays.setAll(
                ratios, round -> time.applyAsDouble(of(one).get(round)) / time.applyAsDouble(of(base).get(round)));
        Arrays.sort(ratios);
        return "%.3f (%.3f to %.3f)".formatted(at(0.5, ratios), at(0.25, ratios), at(0.75, ratios));
    }

    private List<Refresh> of(Variant variant) {
        return Objects.requireNonNull(refreshes.get(variant));
    }

    private static double[] values(List<Refresh> all, ToDoubleFunction<Refresh> time) {
        return all.stream().mapToDouble(time).sorted().toArray();
    }

    private static double at(double share, double[] sorted) {
        return sorted[(int) Math.round(share * (sorted.length - 1))];
    }
}
