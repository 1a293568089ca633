// SPDX-License-Identifier: Apache-2.0
package com.acme;

import org.springframework.util.ClassUtils;

/** Tells a variant that is without something from one that only believes so. */
final class ClassPath {

    private ClassPath() {}

    static boolean has(String className) {
        return ClassUtils.isPresent(className, ClassPath.class.getClassLoader());
    }
}
