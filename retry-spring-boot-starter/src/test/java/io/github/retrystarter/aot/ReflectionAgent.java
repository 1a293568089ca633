// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.aot;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.IllegalClassFormatException;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Proxy;
import java.security.ProtectionDomain;
import net.bytebuddy.agent.ByteBuddyAgent;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.agent.RuntimeHintsAgent;

/**
 * Spring's agent that notes what the starter calls by reflection, for the classes of one class loader: those of other tests in
 * this virtual machine stay as they are.
 */
record ReflectionAgent(ClassLoader loader, ClassFileTransformer recorder) implements ClassFileTransformer {

    private static final String STARTER = "+io.github.retrystarter,-io.github.retrystarter.aot";

    /** Has to come before the classes to watch are loaded. */
    @SuppressWarnings("removal") // in Spring 7, for a switch that only native images have
    static void watch(ClassLoader loader) {
        Instrumentation machine = ByteBuddyAgent.install();
        RuntimeHintsAgent.premain(STARTER, (Instrumentation) Proxy.newProxyInstance(
                loader, new Class<?>[] {Instrumentation.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("addTransformer")) {
                        machine.addTransformer(new ReflectionAgent(loader, (ClassFileTransformer) arguments[0]));
                        return null;
                    }
                    return method.invoke(machine, arguments);
                }));
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader of, String name, @Nullable Class<?> redefined, ProtectionDomain domain, byte[] bytes)
            throws IllegalClassFormatException {
        return of == loader ? recorder.transform(of, name, redefined, domain, bytes) : null;
    }
}
