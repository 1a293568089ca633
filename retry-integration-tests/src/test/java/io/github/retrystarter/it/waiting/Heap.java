// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.waiting;

import java.lang.management.ManagementFactory;
import java.util.stream.Collectors;
import javax.management.JMException;
import javax.management.ObjectName;

/** What is reachable. */
final class Heap {

    private static final boolean HISTOGRAM = Boolean.getBoolean("waiting.histogram");

    private Heap() {}

    static long used() {
        for (int i = 0; i < 2; i++) {
            // what finalizers and soft references held is gone the second time
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** The classes that take up most of it, if that is asked for. */
    static String histogram() throws JMException {
        if (!HISTOGRAM) {
            return "";
        }
        Object all = ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {new String[0]},
                        new String[] {String[].class.getName()});
        return all.toString().lines().limit(22).collect(Collectors.joining("\n", "", "\n"));
    }
}
