// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.sample.quote;

import java.math.BigDecimal;

/** What one share costs. */
record Quote(String symbol, BigDecimal price) {}
