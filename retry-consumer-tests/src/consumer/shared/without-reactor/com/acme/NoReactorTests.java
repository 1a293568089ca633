// SPDX-License-Identifier: Apache-2.0
package com.acme;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NoReactorTests {

    @Test
    void thereIsNoReactor() {
        assertThat(ClassPath.has("reactor.core.publisher.Mono")).isFalse();
        assertThat(ClassPath.has("org.reactivestreams.Publisher")).isFalse();
    }
}
