// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.aop;

/**
 * What stops the start.
 *
 * @param description names the method or property and says what is wrong with it
 * @param action what to do about it
 * @since 0.1.0
 */
public record Mistake(String description, String action) {}
