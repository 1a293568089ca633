// SPDX-License-Identifier: Apache-2.0
package com.acme.closed;

public interface Charging {

    String charge();
}
