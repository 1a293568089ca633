// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.docs.scheduled;

import java.io.IOException;

interface PriceList {

    void load() throws IOException;
}
