// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.http;

/**
 * What the server keeps.
 *
 * @param version grows with every change; 409 to who writes another than the last
 */
record Document(long version, String title, String text) {

    Document withTitle(String value) {
        return new Document(version, value, text);
    }

    Document withText(String value) {
        return new Document(version, title, value);
    }
}
