// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.sample.audit;

import io.github.retrystarter.core.ProfileRetry;
import io.github.retrystarter.sample.load.Load;
import io.github.retrystarter.sample.load.Scenario;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** All writers audit the same user. */
@Component
@Order(1)
final class AuditScenario implements Scenario {

    private static final long USER = 1;

    private final UserAudit audit;

    AuditScenario(UserAudit audit) {
        this.audit = audit;
    }

    @Override
    public String name() {
        return "audit";
    }

    @Override
    public String profile() {
        return "conflict";
    }

    @Override
    public Load usualLoad() {
        return new Load(8, 25);
    }

    @Override
    public Load longLoad() {
        return new Load(8, 1000);
    }

    @Override
    public void runOnce() {
        audit.touchOnce(USER);
    }

    @Override
    public void runRetried() {
        audit.touch(USER);
    }

    @Override
    public void runRetried(ProfileRetry retry) {
        retry.callOnConflict(name(), () -> {
            audit.touchOnce(USER);
            return name();
        });
    }

    @Override
    public long recorded() {
        return audit.updates(USER);
    }
}
