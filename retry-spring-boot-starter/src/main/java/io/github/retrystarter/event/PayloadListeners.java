// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.event;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.GenericApplicationListener;
import org.springframework.context.event.GenericApplicationListenerAdapter;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.core.ResolvableType;

/**
 * Whether anybody in a context or its parents listens for a payload. Who listens for whatever there is, as some of Boot's own
 * listeners do, is not meant.
 */
record PayloadListeners(ApplicationContext context) implements Predicate<Class<?>> {

    private static final ResolvableType WHATEVER = eventOf(Nobody.class);

    /** Of which nobody knows. */
    private static final class Nobody {}

    @Override
    public boolean test(Class<?> payload) {
        ResolvableType event = eventOf(payload);
        return Stream.iterate(
                        Optional.of(context),
                        Optional::isPresent,
                        here -> Optional.ofNullable(here.get().getParent()))
                .flatMap(Optional::stream)
                .anyMatch(here -> isHeard(here, event));
    }

    private static boolean isHeard(ApplicationContext here, ResolvableType event) {
        ResolvableType listener = ResolvableType.forClassWithGenerics(ApplicationListener.class, event);
        // who is not made yet is known by type alone
        boolean isExpected = here.getBeanNamesForType(listener, true, false).length > 0;
        return isExpected
                || (here instanceof AbstractApplicationContext known
                        && known.getApplicationListeners().stream().anyMatch(one -> hears(one, event)));
    }

    private static boolean hears(ApplicationListener<?> listener, ResolvableType event) {
        GenericApplicationListener one = listener instanceof GenericApplicationListener generic
                ? generic
                : new GenericApplicationListenerAdapter(listener);
        return one.supportsEventType(event) && !one.supportsEventType(WHATEVER);
    }

    private static ResolvableType eventOf(Class<?> payload) {
        return ResolvableType.forClassWithGenerics(PayloadApplicationEvent.class, payload);
    }
}
