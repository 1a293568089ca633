// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.async.kinds;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ReflectionUtils;

/** A call of a method by its name, as only that is the same in all kinds. */
record Invocation(Object bean, String name, Object... arguments) {

    /** @param more what its callers do not write */
    @Nullable Object invoke(Object... more) throws Exception {
        Object[] all = Arrays.copyOf(arguments, arguments.length + more.length);
        System.arraycopy(more, 0, all, arguments.length, more.length);
        try {
            return method().invoke(bean, all);
        } catch (InvocationTargetException thrown) {
            ReflectionUtils.rethrowException(thrown.getTargetException());
            throw thrown;
        }
    }

    private Method method() {
        Method[] named = Arrays.stream(bean.getClass().getMethods())
                .filter(method -> method.getName().equals(name) && !method.isBridge())
                .toArray(Method[]::new);
        Method method = named[0];
        ReflectionUtils.makeAccessible(method);
        return method;
    }
}
