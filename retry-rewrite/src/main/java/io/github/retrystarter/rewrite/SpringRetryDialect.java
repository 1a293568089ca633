// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openrewrite.java.tree.Expression;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.java.tree.TypeUtils;

/** Reads spring-retry's annotation, as its {@code AnnotationAwareRetryOperationsInterceptor} does. */
final class SpringRetryDialect {

    /** The cap of an exponential back-off that has none of its own, or one not above its delay. */
    private static final long DEFAULT_MAX_INTERVAL = 30_000;

    private SpringRetryDialect() {}

    static Translation translate(Attributes retryable) {
        List<String> notes = new ArrayList<>();
        Optional<Expression> includes = retryable.classes("value", "retryFor", "include");
        Optional<Expression> excludes = retryable.classes("noRetryFor", "exclude");
        Settings settings = settings(retryable, notes);
        refuseWhatIsForeign(retryable);
        if (excludes.isPresent() && overlaps(includes, excludes.get())) {
            retryable.refuse("what is excluded wins here, and an included type is one of the excluded: name narrower"
                    + " types in noRetryFor and run the recipe again");
        }
        Peer.noteErrors(includes, notes);
        return new Translation(settings, includes, excludes, "", notes, retryable.obstacles());
    }

    private static void refuseWhatIsForeign(Attributes retryable) {
        if (retryable.flag("stateful")) {
            retryable.refuse("a stateful retry spans several calls, which has no counterpart");
        }
        if (!retryable.text("interceptor").isEmpty()) {
            retryable.refuse("an interceptor of its own has no counterpart: say what it does by a profile");
        }
        if (!retryable.text("exceptionExpression").isEmpty()) {
            retryable.refuse(
                    "exceptionExpression has no counterpart: say it by exception types and run the recipe again");
        }
        // an empty name only switches the listeners off
        if (retryable.has("listeners") && !retryable.isBlank("listeners")) {
            retryable.refuse("listeners of one method have no counterpart: use a bean of type"
                    + " io.github.retrystarter.core.RetryListener, remove the attribute and run the recipe again");
        }
    }

    private static Settings settings(Attributes retryable, List<String> notes) {
        Amount steps = retryable.amount("maxAttempts", "maxAttemptsExpression", 3);
        if (steps.isNumber() && steps.number() < 1) {
            retryable.refuse("maxAttempts must be at least 1");
        }
        Attributes backoff = retryable.nested("backoff");
        Amount delay = backoff.amount(backoff.has("delay") ? "delay" : "value", "delayExpression", 1_000);
        Amount maxDelay = backoff.amount("maxDelay", "maxDelayExpression", 0);
        Amount multiplier = backoff.amount("multiplier", "multiplierExpression", 0);
        if (!multiplier.isNumber() || multiplier.number() > 0) {
            return exponential(backoff, steps, delay, multiplier, maxDelay, notes);
        }
        if (!maxDelay.isNumber() || maxDelay.number() > delay.number()) {
            return uniform(backoff, steps, delay, maxDelay);
        }
        return Settings.of(steps, delay, Amount.of(1), 0);
    }

    private static Settings uniform(Attributes backoff, Amount steps, Amount delay, Amount maxDelay) {
        if (!delay.isNumber() || !maxDelay.isNumber()) {
            backoff.refuse(
                    "a wait between delay and maxDelay needs their numbers: write them and run the recipe again");
            return Settings.of(steps, delay, Amount.of(1), 0);
        }
        if (delay.number() == 0) {
            return Settings.uniform(steps, maxDelay);
        }
        return Settings.of(steps, delay, Amount.of(1), (maxDelay.number() - delay.number()) / delay.number());
    }

    private static Settings exponential(
            Attributes backoff, Amount steps, Amount delay, Amount multiplier, Amount maxDelay, List<String> notes) {
        Amount factor = multiplier.isNumber() ? Amount.of(Math.max(multiplier.number(), 1)) : multiplier;
        boolean random = isRandom(backoff);
        if (random && !factor.isNumber()) {
            backoff.refuse("random waits need the multiplier's number: write it and run the recipe again");
        }
        Amount first = delay.isNumber() ? Amount.of(Math.max(delay.number(), 1)) : delay;
        boolean capped = !maxDelay.isNumber() || maxDelay.number() > first.number();
        Amount cap = capped ? maxDelay : Amount.of(DEFAULT_MAX_INTERVAL);
        if (first.isNumber() && cap.isNumber() && first.number() > cap.number()) {
            first = cap;
        }
        double jitter = random ? factor.number() - 1 : 0;
        Settings settings = Settings.of(steps, first, factor, jitter);
        boolean reached = reaches(cap, steps, first, factor, jitter);
        if (reached && jitter > 0) {
            notes.add("jitter comes on top of the cap here, so waits can be up to " + factor.asFactor() + " times "
                    + cap.asDuration() + ": lower the cap of the profile if that is too long");
        }
        return reached || capped ? settings.withCap(cap.asDuration()) : settings;
    }

    // an expression wins over the flag
    private static boolean isRandom(Attributes backoff) {
        boolean flag = backoff.flag("random");
        String text = Attributes.bare(backoff.text("randomExpression"));
        if (!List.of("", "true", "false").contains(text)) {
            backoff.refuse("randomExpression \"" + text + "\" is an expression: write random = true or false and run"
                    + " the recipe again");
        }
        return text.isEmpty() ? flag : text.equals("true");
    }

    private static boolean reaches(Amount cap, Amount steps, Amount first, Amount factor, double jitter) {
        if (!(cap.isNumber() && steps.isNumber() && first.isNumber() && factor.isNumber())) {
            return true;
        }
        double longest = first.number() * Math.pow(factor.number(), Math.max(steps.number() - 2, 0)) * (1 + jitter);
        return longest > cap.number();
    }

    private static boolean overlaps(Optional<Expression> includes, Expression excludes) {
        List<JavaType> excluded = Attributes.types(excludes);
        return includes.map(Attributes::types).orElse(List.of()).stream()
                .anyMatch(included -> excluded.stream().anyMatch(type -> TypeUtils.isAssignableTo(type, included)));
    }
}
