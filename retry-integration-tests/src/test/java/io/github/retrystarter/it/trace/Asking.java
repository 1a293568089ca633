// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.trace;

import io.micrometer.observation.Observation;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;

/** Ways to ask for a quote in the middle of an observation, and to wait for the answer. */
enum Asking {
    BLOCKING("ask") {
        @Override
        void during(Observation observation, Quotes quotes) throws Exception {
            observation.scopedChecked(quotes::ask);
        }
    },
    FUTURE("askLater") {
        @Override
        void during(Observation observation, Quotes quotes) {
            observation.scoped(quotes::askLater).join();
        }
    },
    MONO("askOne") {
        @Override
        void during(Observation observation, Quotes quotes) {
            observation.scoped(quotes::askOne).block();
        }
    },
    /** The observation is the subscriber's, and on no thread. */
    MONO_OF_SUBSCRIBER("askOne") {
        @Override
        void during(Observation observation, Quotes quotes) {
            quotes.askOne()
                    .contextWrite(context -> context.put(ObservationThreadLocalAccessor.KEY, observation))
                    .block();
        }
    };

    private final String method;

    Asking(String method) {
        this.method = method;
    }

    /** Its name in meters and events. */
    String method() {
        return method;
    }

    abstract void during(Observation observation, Quotes quotes) throws Exception;

    /** Asks, and ends the observation as the call ended. */
    void observed(Observation observation, Quotes quotes) {
        observation.start();
        try {
            during(observation, quotes);
        } catch (Exception failure) {
            observation.error(failure);
        } finally {
            observation.stop();
        }
    }
}
