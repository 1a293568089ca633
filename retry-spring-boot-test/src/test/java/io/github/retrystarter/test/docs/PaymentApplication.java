// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.test.docs;

import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
class PaymentApplication {}
