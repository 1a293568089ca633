// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.autoconfigure;

/**
 * Keys under {@code retry} that another module reads. As a bean it has them known, and a typo among them stops the start as
 * any other does. Immutable.
 *
 * @param name of the key that they are all below: {@code test} of {@code retry.test.waits}
 * @param properties the record that they are bound to
 * @since 0.1.0
 */
public record RetryPropertySection(String name, Class<? extends Record> properties) {}
