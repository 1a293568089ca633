// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.aop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import io.github.retrystarter.RecordingClock;
import io.github.retrystarter.annotation.RetryOnError;
import io.github.retrystarter.autoconfigure.RetryAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.test.util.AopTestUtils;

/** A user's own test: a mock is no bean that was forgotten, and a spy is retried. */
@SpringJUnitConfig
class MockedBeanTests {

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({AopAutoConfiguration.class, RetryAutoConfiguration.class})
    @Import({RecordingClock.class, Mocked.class, Spied.class})
    static class Application {}

    public static class Mocked {

        @RetryOnError
        public void charge() {}
    }

    public static class Spied {

        @RetryOnError
        public void charge() {}
    }

    @MockitoBean
    private Mocked mocked;

    @MockitoSpyBean
    private Spied spied;

    @Autowired
    private RetryMethods methods;

    @Test
    void aMockIsLeftAloneAndASpyIsRetried() {
        assertThat(AopUtils.isAopProxy(mocked)).isFalse();
        Spied target = AopTestUtils.getUltimateTargetObject(spied);
        doThrow(new IllegalStateException("1")).doNothing().when(target).charge();
        spied.charge();
        verify(target, times(2)).charge();
        assertThat(methods.ofBeans())
                .extracting(ofBean -> ofBean.method().operation().toString())
                .containsExactly(Spied.class.getName() + ".charge");
    }
}
