// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.readme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retrystarter.StarterContext;
import io.github.retrystarter.actuate.RetryEndpoint;
import io.github.retrystarter.annotation.RetryOnError;
import io.github.retrystarter.autoconfigure.RetryAutoConfiguration;
import io.github.retrystarter.core.Backoff;
import io.github.retrystarter.core.JitterMode;
import io.github.retrystarter.core.Outcome;
import io.github.retrystarter.core.RetryProfile;
import io.github.retrystarter.core.RetryProfiles;
import io.github.retrystarter.readme.Domain.CartException;
import io.github.retrystarter.readme.Domain.Carts;
import io.github.retrystarter.readme.Domain.Gateway;
import io.github.retrystarter.readme.Domain.Order;
import io.github.retrystarter.readme.Domain.Receipt;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.json.JsonParserFactory;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.dao.OptimisticLockingFailureException;
import reactor.core.publisher.Mono;

/** What README says is so. */
class ReadmeTests {

    private static final String README = read(Path.of("..", "README.md"));

    private final Deque<Exception> failures = new ArrayDeque<>();
    private int calls;

    private final ApplicationContextRunner runner = StarterContext.runnerWithMeters()
            .withBean(PaymentService.class)
            .withBean(CartService.class)
            .withBean(Gateway.class, UnreliableGateway::new)
            .withBean(Carts.class, () -> id -> Optional.of(this::rename))
            .withPropertyValues(
                    "retry.profiles.payments.steps=3",
                    "retry.profiles.patient.steps=2",
                    "retry.profiles.patient.budget.cost=5",
                    "management.endpoints.web.exposure.include=retry");

    private final class UnreliableGateway implements Gateway {

        @Override
        public Receipt charge(Order order) throws IOException {
            calls++;
            throwNext(IOException.class);
            return new Receipt(order.id(), "charged");
        }

        @Override
        public boolean hasCharged(Order order) {
            return calls > 0;
        }

        @Override
        public void settle(Order order) throws IOException, TimeoutException {
            calls++;
            throwNext(IOException.class);
            throwNext(TimeoutException.class);
        }
    }

    private void rename(String name) {
        calls++;
        throwNext(RuntimeException.class);
    }

    private <X extends Exception> void throwNext(Class<X> type) throws X {
        if (failures.peek() instanceof RuntimeException next) {
            failures.remove();
            throw next;
        }
        if (type.isInstance(failures.peek())) {
            throw type.cast(failures.remove());
        }
    }

    @Test
    void everyJavaExampleIsPartOfATest() throws IOException {
        String tests = "src/test/java/io/github/retrystarter/";
        String sources = sourcesIn(Path.of(tests + "readme"))
                + sourcesIn(Path.of("..", "retry-spring-boot-test", tests + "test"))
                + sourcesIn(Path.of("..", "retry-async-tests", tests + "async", "docs"));
        assertThat(blocks("java"))
                .hasSizeGreaterThan(5)
                .allSatisfy(example -> assertThat(sources).contains(squeezed(example)));
    }

    private static String sourcesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(ReadmeTests::read)
                    .map(ReadmeTests::squeezed)
                    .collect(Collectors.joining("\n"));
        }
    }

    @Test
    void theAttemptIsKnownToTheMethod() {
        runner.run(context -> {
            failures.add(new IOException("connection reset"));
            assertThat(context.getBean(PaymentService.class).chargeOnce(new Order("a")))
                    .isEqualTo(new Receipt("a", "charged, but we heard: java.io.IOException: connection reset"));
            assertThat(calls).isEqualTo(1);
        });
    }

    @Test
    void aConflictIsRetriedAndADetectorSaysWhatElseIsOne() {
        runner.withUserConfiguration(CartConfiguration.class).run(context -> {
            failures.add(new OptimisticLockingFailureException("1"));
            failures.add(new CartException(CartException.STALE));
            context.getBean(CartService.class).rename(1, "new");
            assertThat(calls).isEqualTo(3);
            failures.add(new CartException(8));
            assertThatExceptionOfType(CartException.class)
                    .isThrownBy(() -> context.getBean(CartService.class).rename(1, "new"));
        });
    }

    static class Patient {

        private int calls;

        @RetryOnError
        public Mono<Integer> later() {
            return ++calls < 3 ? Mono.error(new IOException()) : Mono.just(calls);
        }
    }

    @Test
    void inTestsNobodyWaits() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(RetryAutoConfiguration.class))
                .withUserConfiguration(TestConfiguration.class)
                .withBean(Patient.class)
                .withPropertyValues("retry.profiles.default.duration=1h")
                .run(context -> assertThat(
                                context.getBean(Patient.class).later().block(Duration.ofSeconds(20)))
                        .isEqualTo(3));
    }

    @Test
    void theFallbackAnswersAfterTheLastStep() {
        runner.run(context -> {
            failures.addAll(List.of(new IOException("1"), new IOException("2"), new IOException("3")));
            assertThat(context.getBean(PaymentService.class).charge(new Order("a")))
                    .isEqualTo(new Receipt("a", "queued after: 3"));
        });
    }

    @Test
    void everyRuleCountsItsOwnSteps() {
        runner.run(context -> {
            PaymentService payments = context.getBean(PaymentService.class);
            failures.addAll(List.of(new IOException("1"), new TimeoutException("2"), new TimeoutException("3")));
            assertThatThrownBy(() -> payments.settle(new Order("a"))).hasMessage("3");
            assertThat(calls).isEqualTo(3);
        });
    }

    @Test
    void anAnnotationOfOnesOwnAndCallsWithoutOneUseTheSameProfile() {
        runner.run(context -> {
            PaymentService payments = context.getBean(PaymentService.class);
            failures.addAll(List.of(new IOException("1"), new IOException("2"), new IOException("3")));
            assertThatThrownBy(() -> payments.chargeRemotely(new Order("a"))).hasMessage("3");
            failures.addAll(List.of(new IOException("4"), new IOException("5")));
            assertThat(payments.chargeWithoutAnnotation(new Order("b"))).isEqualTo(new Receipt("b", "charged"));
        });
    }

    @Test
    void withoutSpringTheLoopIsTheSame() throws Exception {
        assertThat(new WithoutSpring().rename(1)).isEqualTo("renamed 1");
    }

    static class Placeholder {

        @RetryOnError(backoff = "${app.payments.profile:payments}")
        public void call() {}
    }

    @Test
    void theProfileMayBeAPlaceholder() {
        assertThat(README).contains("`backoff = \"${app.payments.profile:payments}\"`");
        runner.withBean(Placeholder.class).run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void everyYamlExampleIsBound() {
        profilesOf(0, profiles -> {
            RetryProfile payments = profiles.get("payments");
            assertThat(payments.backoff())
                    .isEqualTo(new Backoff(6, Duration.ofMillis(200), 2, 0.2).withCap(Duration.ofSeconds(5)));
            assertThat(payments.timeout()).isEqualTo(Duration.ofSeconds(20));
            assertThat(payments.failures().includes()).containsExactly(IOException.class);
            assertThat(payments.failures().excludes()).containsExactly(FileNotFoundException.class);
        });
        assertThat(blocks("yaml")).hasSize(2);
    }

    @Test
    void theThreeClassicStrategiesWaitAsTheySay() {
        profilesOf(1, profiles -> {
            assertThat(waits(profiles.get("immediate"))).containsExactly(0L, 0L);
            assertThat(waits(profiles.get("fixed"))).containsExactly(500L, 500L, 500L, 500L);
            assertThat(waits(profiles.get("exponential")))
                    .containsExactly(200L, 400L, 800L, 1600L, 3200L, 5000L, 5000L);
        });
    }

    @Test
    void theTableOfBuiltInProfilesIsRight() {
        StarterContext.runner().run(context -> {
            for (RetryProfile profile : context.getBean(RetryProfiles.class).all()) {
                Backoff backoff = profile.backoff();
                boolean full = backoff.jitterMode() == JitterMode.FULL;
                assertThat(row(profile.name(), 3))
                        .startsWith(
                                String.valueOf(backoff.steps()),
                                backoff.duration().toMillis() + "ms",
                                String.valueOf((int) backoff.factor()),
                                full ? "full" : String.valueOf(backoff.jitter()),
                                backoff.cap() == null ? "" : backoff.cap().toMillis() + "ms");
            }
        });
    }

    @Test
    void everyKeyIsInATableWithItsDefault() {
        Map<String, String> defaults = Map.ofEntries(
                Map.entry("steps", "4"),
                Map.entry("duration", "10ms"),
                Map.entry("factor", "5.0"),
                Map.entry("jitter", "0.1"),
                Map.entry("jitter-mode", "additive"),
                Map.entry("cap", ""),
                Map.entry("timeout", ""),
                Map.entry("max-retry-after", "30s"),
                Map.entry("enabled", "true"),
                Map.entry("order", "2147483637"),
                Map.entry("outer-transaction", "rethrow"),
                Map.entry("nested", "multiply"),
                Map.entry("conflict.exceptions", ""));
        defaults.forEach((key, value) -> assertThat(row(key, 2)).as(key).startsWith(value));
        assertThat(README).contains("| `includes`, `excludes` |", "| `budget.capacity`, `budget.cost` | off; 500, 5 |");
    }

    @Test
    void everyMeterAndOutcomeIsInATable() {
        runner.run(context -> {
            assertThat(context.getBean(MeterRegistry.class).getMeters().stream()
                            .map(Meter::getId)
                            .map(Meter.Id::getName)
                            .filter(name -> name.startsWith("retry."))
                            .distinct())
                    .hasSize(6)
                    .allSatisfy(name -> assertThat(row(name, 2)).isNotEmpty());
            assertThat(Outcome.values())
                    .allSatisfy(outcome -> assertThat(row(outcome.label(), 1))
                            .as(outcome.label())
                            .isNotEmpty());
        });
    }

    @Test
    void theEndpointAnswersWhatIsShown() {
        runner.run(context -> {
            Object shown = context.getBean(RetryEndpoint.class).profile("conflict");
            Map<String, Object> json =
                    JsonParserFactory.getJsonParser().parseMap(blocks("json").get(0));
            for (RecordComponent component :
                    Objects.requireNonNull(shown).getClass().getRecordComponents()) {
                assertThat(json)
                        .containsEntry(
                                component.getName(), component.getAccessor().invoke(shown));
            }
            assertThat(json).hasSameSizeAs(shown.getClass().getRecordComponents());
        });
    }

    @Test
    void theReportOfATypoReadsAsShown() throws IOException {
        var source = new YamlPropertySourceLoader()
                .load(
                        "typo",
                        new ByteArrayResource(
                                """
                        retry:
                          profiles:
                            payments:
                              # a comment
                              stpes: 6
                        """.getBytes(StandardCharsets.UTF_8), "class path resource [application.yml]"));
        StarterContext.runner()
                .withInitializer(
                        context -> context.getEnvironment().getPropertySources().addFirst(source.get(0)))
                .run(context -> assertThat(StarterContext.report(context.getStartupFailure())
                                .lines()
                                .findFirst()
                                .orElseThrow()
                                .replace(
                                        "Byte array resource [class path resource [application.yml]]",
                                        "class path resource [application.yml]"))
                        .isEqualTo(blocks("text").get(1).strip()));
    }

    @Test
    void theCoordinatesAreThoseOfThePom() {
        assertThat(blocks("xml")).hasSize(2);
        for (String module : List.of("retry-spring-boot-starter", "retry-spring-boot-test")) {
            String artifact = "<artifactId>" + module + "</artifactId>";
            assertThat(read(Path.of("..", module, "pom.xml"))).contains(artifact);
            assertThat(blocks("xml"))
                    .anySatisfy(dependency -> assertThat(dependency).contains(artifact));
        }
        String pom = read(Path.of("pom.xml"));
        assertThat(blocks("xml"))
                .allSatisfy(dependency ->
                        assertThat(pom).contains(dependency.replaceAll("(?s).*(<version>.*</version>).*", "$1")));
    }

    private void profilesOf(int block, Consumer<RetryProfiles> check) {
        byte[] yaml = blocks("yaml").get(block).getBytes(StandardCharsets.UTF_8);
        StarterContext.runner()
                .withInitializer(context -> {
                    try {
                        new YamlPropertySourceLoader()
                                .load("README", new ByteArrayResource(yaml))
                                .forEach(context.getEnvironment().getPropertySources()::addFirst);
                    } catch (IOException broken) {
                        throw new UncheckedIOException(broken);
                    }
                })
                .run(context -> check.accept(context.getBean(RetryProfiles.class)));
    }

    /** Without jitter, in milliseconds. */
    private static List<Long> waits(RetryProfile profile) {
        List<Long> waits = new ArrayList<>();
        profile.backoff()
                .withJitter(0)
                .delayNanos(RandomGenerator.getDefault())
                .forEachRemaining((long wait) -> waits.add(wait / 1_000_000));
        return waits;
    }

    /** The cells behind the first one, which is the name. */
    private static List<String> row(String name, int atLeast) {
        List<String> row = README.lines()
                .filter(line -> line.startsWith("| `" + name + "` |"))
                .map(line -> Stream.of(line.split("\\|", -1)).map(String::strip).toList())
                .map(cells -> cells.subList(2, cells.size() - 1))
                .findFirst()
                .orElseThrow(() -> new AssertionError("README has no row for " + name));
        assertThat(row).as(name).hasSizeGreaterThanOrEqualTo(atLeast);
        return row;
    }

    private static List<String> blocks(String language) {
        return Pattern.compile("(?ms)^```" + language + "$\\n(.*?)^```$")
                .matcher(README)
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
