// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.rewrite;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openrewrite.java.tree.Expression;

/** Reads Spring Framework 7's annotation, as its {@code RetryAnnotationBeanPostProcessor} does. */
final class SpringResilienceDialect {

    private static final Pattern SIMPLE = Pattern.compile("(\\d+)(ns|us|ms|s|m|h|d)");
    private static final Map<String, TimeUnit> UNITS = Map.of(
            "ns", TimeUnit.NANOSECONDS,
            "us", TimeUnit.MICROSECONDS,
            "ms", TimeUnit.MILLISECONDS,
            "s", TimeUnit.SECONDS,
            "m", TimeUnit.MINUTES,
            "h", TimeUnit.HOURS,
            "d", TimeUnit.DAYS);

    private SpringResilienceDialect() {}

    static Translation translate(Attributes retryable) {
        List<String> notes = new ArrayList<>();
        Optional<Expression> includes = retryable.classes("includes", "value");
        Optional<Expression> excludes = retryable.classes("excludes");
        Settings settings = settings(retryable, notes);
        if (retryable.has("predicate")) {
            retryable.refuse(
                    "predicate has no counterpart: say it by exception types and run the recipe again, or catch"
                            + " what must not be retried");
        }
        Peer.noteErrors(includes, notes);
        return new Translation(settings, includes, excludes, "", notes, retryable.obstacles());
    }

    private static Settings settings(Attributes retryable, List<String> notes) {
        Amount steps = steps(retryable);
        Amount delay = duration(retryable, "delay", 1_000);
        Amount jitter = duration(retryable, "jitter", 0);
        Amount maxDelay = duration(retryable, "maxDelay", Long.MAX_VALUE);
        Amount timeout = duration(retryable, "timeout", 0);
        Amount multiplier = retryable.amount("multiplier", "multiplierString", 1);
        Settings waits = waits(retryable, steps, delay, jitter, multiplier, maxDelay, notes);
        return bounded(waits, shorter(delay, maxDelay), timeout, notes);
    }

    private static Amount steps(Attributes retryable) {
        Amount retries = retryable.amount("maxRetries", "maxRetriesString", 3);
        if (!retries.isNumber()) {
            retryable.refuse(
                    "maxRetriesString " + retries.placeholder() + " counts retries, steps count calls: write the"
                            + " number in maxRetries and run the recipe again");
        }
        return Amount.of(retries.number() + 1);
    }

    private static Settings waits(
            Attributes retryable,
            Amount steps,
            Amount delay,
            Amount jitter,
            Amount multiplier,
            Amount maxDelay,
            List<String> notes) {
        boolean capped = !maxDelay.isNumber() || maxDelay.number() < Long.MAX_VALUE;
        Amount first = shorter(delay, maxDelay);
        String cap = capped && !Amount.of(1).equals(multiplier) ? maxDelay.asDuration() : null;
        if (jitter.isNumber() && jitter.number() == 0) {
            return Settings.of(steps, first, multiplier, 0).withCap(cap);
        }
        if (!(delay.isNumber() && jitter.isNumber() && maxDelay.isNumber() && multiplier.isNumber())) {
            retryable.refuse("jitter needs the numbers of delay, multiplier and maxDelay: write them and run the recipe"
                    + " again");
            return Settings.of(steps, first, multiplier, 0);
        }
        if (delay.number() == 0) {
            return Settings.uniform(steps, shorter(jitter, maxDelay));
        }
        if (multiplier.number() == 1) {
            double longest = Math.min(first.number() + jitter.number(), maxDelay.number());
            return Settings.of(steps, first, multiplier, (longest - first.number()) / first.number());
        }
        notes.add(
                "jitter only adds to a wait here, from the second wait on Spring also takes some away: waits are as long"
                        + " at most, and longer on average");
        if (capped) {
            notes.add("jitter comes on top of the cap here: lower the cap of the profile if that is too long");
        }
        return Settings.of(steps, first, multiplier, jitter.number() / delay.number())
                .withCap(cap);
    }

    // Spring does not begin a wait that would end with the timeout, so one as long as the first wait means no retry at
    // all
    private static Settings bounded(Settings waits, Amount first, Amount timeout, List<String> notes) {
        if (timeout.isNumber() && timeout.number() == 0) {
            return waits;
        }
        if (timeout.isNumber() && first.isNumber() && timeout.number() <= first.number()) {
            notes.add("timeout " + timeout.asDuration() + " is over before the first retry, so there is none: raise the"
                    + " steps of the profile and give it a timeout if that was not meant");
            return waits.withSteps("1");
        }
        return waits.withTimeout(timeout.asDuration());
    }

    private static Amount shorter(Amount one, Amount other) {
        return one.isNumber() && other.isNumber() && other.number() < one.number() ? other : one;
    }

    /** In whole milliseconds, as Spring takes them. */
    private static Amount duration(Attributes retryable, String attribute, long otherwise) {
        String textual = attribute + "String";
        String unitName = retryable.text("timeUnit");
        TimeUnit unit = unitName.isEmpty() ? TimeUnit.MILLISECONDS : TimeUnit.valueOf(unitName);
        Optional<Amount> span = span(retryable.text(textual).strip());
        if (span.isPresent()) {
            return span.get();
        }
        Amount written = retryable.amount(attribute, textual, (double) otherwise);
        if (!retryable.has(attribute) && !retryable.has(textual)) {
            return written;
        }
        if (written.isNumber()) {
            return Amount.ofMillis(unit.toMillis((long) written.number()));
        }
        if (unit != TimeUnit.MILLISECONDS) {
            retryable.refuse(textual + " " + written.placeholder()
                    + " is not in milliseconds: give its value a unit, drop" + " timeUnit and run the recipe again");
        }
        return written;
    }

    private static Optional<Amount> span(String text) {
        Matcher simple = SIMPLE.matcher(text);
        if (simple.matches()) {
            TimeUnit unit = UNITS.getOrDefault(simple.group(2), TimeUnit.MILLISECONDS);
            return Optional.of(Amount.ofMillis(unit.toMillis(Long.parseLong(simple.group(1)))));
        }
        try {
            return Optional.of(Amount.ofMillis(Duration.parse(text).toMillis()));
        } catch (DateTimeParseException notIso) {
            return Optional.empty();
        }
    }
}
