// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.sample.load;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What a real method does between reading and writing, and in which time somebody else may be faster. */
@Component
public final class Work {

    private final Duration time;

    Work(@Value("${sample.work}") Duration time) {
        this.time = time;
    }

    /** Takes its time; less if the thread is interrupted. */
    public void work() {
        LockSupport.parkNanos(time.toNanos());
    }
}
