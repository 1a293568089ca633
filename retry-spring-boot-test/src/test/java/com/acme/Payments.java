// SPDX-License-Identifier: Apache-2.0
package com.acme;

import io.github.retrystarter.annotation.RetryOnError;

/** Of the package that README names: one that satisfies the rules. */
class Payments {

    @RetryOnError
    void charge() {}
}
