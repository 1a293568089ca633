// SPDX-License-Identifier: Apache-2.0
package com.acme;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ConsumerTest
class AspectJTests {

    @Autowired
    private Parcels parcels;

    @Autowired
    private Guard guard;

    @Test
    void aspectsOfTheApplicationSeeEachAttempt() {
        assertThat(parcels.send()).isEqualTo(3);
        assertThat(guard.seen()).isEqualTo(3);
    }
}
