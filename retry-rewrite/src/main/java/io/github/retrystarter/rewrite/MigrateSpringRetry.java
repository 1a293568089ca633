// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.rewrite;

import java.util.EnumSet;
import java.util.Set;

/**
 * Migrates spring-retry's annotations.
 *
 * @since 0.1.0
 */
public final class MigrateSpringRetry extends RetryableMigration {

    @Override
    public String getDisplayName() {
        return "Migrate from spring-retry";
    }

    @Override
    public String getDescription() {
        return "Replaces spring-retry's `@Retryable` and `@Recover` by `@RetryOnError`, and "
                + "moves their numbers to profiles in `application.yml`. "
                + "What has no counterpart stays and is marked with a comment.";
    }

    @Override
    Set<Peer> peers() {
        return EnumSet.of(Peer.SPRING_RETRY);
    }
}
