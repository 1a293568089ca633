// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.docs.faq;

import java.io.IOException;

interface Gateway {

    String charge(String order) throws IOException;
}
