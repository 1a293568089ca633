// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.docs.kafka;

import java.io.IOException;

interface Warehouse {

    void reserve(String sku) throws IOException;
}
