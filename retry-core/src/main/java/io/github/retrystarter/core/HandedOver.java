// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import java.util.concurrent.FutureTask;

/** Work for an executor that is done all the same, in another way, if the executor cancels it as it shuts down. */
final class HandedOver extends FutureTask<Void> {

    private final Runnable dropped;

    HandedOver(Runnable work, Runnable dropped) {
        super(work, null);
        this.dropped = dropped;
    }

    @Override
    protected void done() {
        if (isCancelled()) {
            dropped.run();
        }
    }
}
