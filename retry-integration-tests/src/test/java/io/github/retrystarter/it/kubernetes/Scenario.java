// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.kubernetes;

import io.github.retrystarter.it.CallRecord;
import io.github.retrystarter.it.StarterContext;

/** We and others at one API server, each with a client of their own. */
@FunctionalInterface
interface Scenario {

    /**
     * What happens.
     *
     * @param ours retried, up to 20 attempts
     * @param theirs not retried
     */
    void play(ObjectApi ours, ObjectApi theirs, CallRecord record) throws Exception;

    static void play(Client client, Scenario scenario) {
        try (ApiServer server = ApiServer.start()) {
            StarterContext.runner()
                    .withPropertyValues("retry.profiles.conflict.steps=20")
                    .withBean(ObjectApi.class, () -> client.of(server))
                    .run(context -> scenario.play(
                            context.getBean(ObjectApi.class), client.of(server), context.getBean(CallRecord.class)));
        }
    }
}
