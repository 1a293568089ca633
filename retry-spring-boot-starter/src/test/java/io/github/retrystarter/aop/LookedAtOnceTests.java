// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.aop;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrystarter.StarterContext;
import io.github.retrystarter.annotation.RetryOnConflict;
import io.github.retrystarter.annotation.RetryOnError;
import io.github.retrystarter.core.RetryListener;
import io.github.retrystarter.core.RetryListenerFactory;
import io.github.retrystarter.core.RetryOperation;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Each annotated method is made into a retried one once, however many beans and proxies its class has. */
class LookedAtOnceTests {

    private final ApplicationContextRunner runner = StarterContext.runner().withBean(Made.class);

    /** Asked for a listener once per look at an annotated method. */
    static class Made implements RetryListenerFactory {

        private final List<String> methods = new CopyOnWriteArrayList<>();

        @Override
        public RetryListener listenerFor(RetryOperation operation, Set<String> profiles) {
            methods.add(operation.name());
            return new RetryListener() {};
        }
    }

    public interface Api {

        @RetryOnError
        String first();
    }

    public static class Bean implements Api {

        @Override
        public String first() {
            return "";
        }

        @RetryOnConflict
        public String second() {
            return "";
        }
    }

    @Test
    void beansOfOneClassAndTheirProxies() {
        runner.withBean("one", Bean.class)
                .withBean("two", Bean.class)
                .withBean("prototype", Bean.class, Bean::new, bean -> bean.setScope("prototype"))
                .run(context -> {
                    context.getBean("prototype");
                    context.getBean("prototype");
                    context.getBean("one", Bean.class).second();
                    assertThat(context.getBean(Made.class).methods).containsExactlyInAnyOrder("first", "second");
                });
    }

    public static class OneMethod implements Api {

        @Override
        public String first() {
            return "";
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void eitherKindOfProxy(boolean proxyTargetClass) {
        runner.withBean(OneMethod.class)
                .withPropertyValues("spring.aop.proxy-target-class=" + proxyTargetClass)
                .run(context -> {
                    context.getBean(Api.class).first();
                    assertThat(context.getBean(Made.class).methods).containsExactly("first");
                });
    }
}
