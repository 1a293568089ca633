// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.docs.reference;

import io.github.retrystarter.aop.RetrySwitch;
import io.github.retrystarter.core.ConflictDetector;
import io.github.retrystarter.core.Retries;
import io.github.retrystarter.core.RetryAfterDetector;
import io.github.retrystarter.core.RetryClock;
import io.github.retrystarter.core.RetryCounts;
import io.github.retrystarter.core.RetryListenerFactory;
import io.github.retrystarter.core.RetryProfiles;
import java.util.List;

/** What goes between the application and the starter as beans. */
final class Beans {

    static final List<Class<?>> TO_INJECT =
            List.of(Retries.class, RetryProfiles.class, RetrySwitch.class, RetryCounts.class);

    private static final List<Class<?>> TO_PROVIDE =
            List.of(ConflictDetector.class, RetryAfterDetector.class, RetryListenerFactory.class, RetryClock.class);

    private Beans() {}

    static Table toInject() {
        return table(TO_INJECT);
    }

    static Table toProvide() {
        return table(TO_PROVIDE);
    }

    private static Table table(List<Class<?>> types) {
        Table table = new Table("bean", "what for");
        types.forEach(
                type -> table.row(Table.code(type.getName()), Javadoc.of(type).sentenceOf(type.getSimpleName())));
        return table;
    }
}
