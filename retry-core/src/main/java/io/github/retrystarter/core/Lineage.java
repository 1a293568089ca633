// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import java.util.ArrayList;
import java.util.List;

/** A class and the classes it extends. */
final class Lineage {

    private Lineage() {}

    static List<Class<?>> of(Class<?> type) {
        List<Class<?>> lineage = new ArrayList<>();
        for (Class<?> ancestor = type; ancestor != null; ancestor = ancestor.getSuperclass()) {
            lineage.add(ancestor);
        }
        return lineage;
    }
}
