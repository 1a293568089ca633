// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.migration.springretry;

import java.util.ArrayList;
import java.util.List;
import org.springframework.retry.backoff.Sleeper;

/** Their waits, written down in milliseconds instead of waited. */
final class NoSleep implements Sleeper {

    private static final long serialVersionUID = 1L;

    private final transient List<Long> waits = new ArrayList<>();

    @Override
    public void sleep(long period) {
        waits.add(period);
    }

    List<Long> waits() {
        return waits;
    }
}
