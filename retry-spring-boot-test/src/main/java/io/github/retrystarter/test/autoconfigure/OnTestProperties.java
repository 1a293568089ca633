// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.test.autoconfigure;

import java.util.stream.StreamSupport;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Matches if anything is written under {@code retry.test}, right or wrong: a mistake is told of when it is bound. */
final class OnTestProperties extends SpringBootCondition {

    private static final ConfigurationPropertyName SECTION = ConfigurationPropertyName.of("retry.test");

    @Override
    public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
        ConditionMessage.Builder message = ConditionMessage.forCondition("keys under " + SECTION);
        return isWritten(context.getEnvironment())
                ? ConditionOutcome.match(message.because("there are some"))
                : ConditionOutcome.noMatch(message.because("there are none"));
    }

    private static boolean isWritten(Environment environment) {
        return StreamSupport.stream(
                        ConfigurationPropertySources.get(environment).spliterator(), false)
                .anyMatch(source -> source.containsDescendantOf(SECTION) == ConfigurationPropertyState.PRESENT);
    }
}
