// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

/**
 * What is retried, by the names it has in meters and logs.
 *
 * @param type fully qualified name of the declaring class
 * @param name of the method
 * @since 0.1.0
 */
public record RetryOperation(String type, String name) {

    @Override
    public String toString() {
        return type + "." + name;
    }
}
