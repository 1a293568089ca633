// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.test;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import org.objectweb.asm.Type;

/**
 * What tells one method from all others in byte code.
 *
 * @param type name of the class it is called on, which may have inherited it
 */
record Signature(String type, String name, String descriptor) {

    static Signature of(JavaCodeUnit method, JavaClass type) {
        return new Signature(type.getName(), method.getName(), method.getDescriptor());
    }

    /** @param internalName as in the class file, with slashes */
    static Signature of(String internalName, String name, String descriptor) {
        return new Signature(Type.getObjectType(internalName).getClassName(), name, descriptor);
    }
}
