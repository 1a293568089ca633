// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter;

import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;
import org.springframework.core.SmartClassLoader;

/** Takes in proxies of classes it has not loaded itself, as that of Spring Boot's developer tools does. */
public final class DevelopmentClassLoader extends ClassLoader implements SmartClassLoader {

    public DevelopmentClassLoader() {
        super(DevelopmentClassLoader.class.getClassLoader());
    }

    @Override
    public boolean isClassReloadable(Class<?> type) {
        return false;
    }

    @Override
    public Class<?> publicDefineClass(String name, byte[] bytes, @Nullable ProtectionDomain domain) {
        return defineClass(name, bytes, 0, bytes.length, domain);
    }

    @Override
    public String toString() {
        return "RestartClassLoader@5e91993f";
    }
}
