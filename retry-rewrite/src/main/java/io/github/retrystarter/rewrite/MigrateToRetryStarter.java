// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.rewrite;

import java.util.EnumSet;
import java.util.Set;

/**
 * Migrates the retry annotations of spring-retry and of Spring Framework 7, in one run.
 *
 * @since 0.1.0
 */
public final class MigrateToRetryStarter extends RetryableMigration {

    @Override
    public String getDisplayName() {
        return "Migrate to the Retry Spring Boot Starter";
    }

    @Override
    public String getDescription() {
        return "Replaces the `@Retryable` of spring-retry and of Spring Framework 7 by `@RetryOnError`, and "
                + "moves their numbers to profiles in `application.yml`. "
                + "What has no counterpart stays and is marked with a comment.";
    }

    @Override
    Set<Peer> peers() {
        return EnumSet.allOf(Peer.class);
    }
}
