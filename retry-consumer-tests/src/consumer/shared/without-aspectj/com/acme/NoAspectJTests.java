// SPDX-License-Identifier: Apache-2.0
package com.acme;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.annotation.Autowired;

@ConsumerTest
class NoAspectJTests {

    @Autowired
    private Orders orders;

    @Test
    void proxiesAreMadeAllTheSame() {
        assertThat(ClassPath.has("org.aspectj.weaver.Advice")).isFalse();
        assertThat(AopUtils.isCglibProxy(orders)).isTrue();
    }
}
