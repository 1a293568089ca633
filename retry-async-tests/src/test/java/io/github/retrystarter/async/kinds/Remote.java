// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.async.kinds;

import io.github.retrystarter.annotation.RetryOnError;
import java.io.IOException;

/** What a JDK proxy of a target has; most annotations are on the methods of {@link Target}. */
public interface Remote<R> {

    R charge() throws Exception;

    R chargeWhatever() throws Exception;

    R reserve() throws Exception;

    R reserveAndCharge() throws Exception;

    R chargeOrQueue(String order) throws Exception;

    R chargeInTime() throws Exception;

    R chargeByBudget() throws Exception;

    R reserveOnItsOwn() throws Exception;

    R order() throws Exception;

    @RetryOnError(backoff = "three", includes = IOException.class)
    R remote() throws Exception;

    R byClass() throws Exception;
}
