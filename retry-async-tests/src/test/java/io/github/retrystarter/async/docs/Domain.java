// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.async.docs;

/** What the examples are about. */
final class Domain {

    private Domain() {}

    record Order(String id) {}

    record Receipt(String id, String text) {}
}
