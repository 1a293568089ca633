// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.rewrite;

import java.util.EnumSet;
import java.util.Set;

/**
 * Migrates the retry annotation of Spring Framework 7.
 *
 * @since 0.1.0
 */
public final class MigrateSpringResilience extends RetryableMigration {

    @Override
    public String getDisplayName() {
        return "Migrate from Spring Framework's `@Retryable`";
    }

    @Override
    public String getDescription() {
        return "Replaces Spring Framework 7's `@Retryable` by `@RetryOnError`, and "
                + "moves its numbers to profiles in `application.yml`. "
                + "What has no counterpart stays and is marked with a comment.";
    }

    @Override
    Set<Peer> peers() {
        return EnumSet.of(Peer.SPRING_RESILIENCE);
    }
}
