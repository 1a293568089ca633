// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.test;

import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicInterpreter;
import org.objectweb.asm.tree.analysis.BasicValue;

/** Tells the object whose method runs, and the one around it, from all other values. */
final class OwnObject extends BasicInterpreter {

    /** Of a type no other value has: where it meets another one, it may be either, and is no longer this. */
    private static final BasicValue THIS = new BasicValue(Type.getObjectType("this"));

    private final Set<Integer> parameters;

    /** @param parameters the local variables that hold the object when the method begins */
    OwnObject(Set<Integer> parameters) {
        super(Opcodes.ASM9);
        this.parameters = parameters;
    }

    static boolean is(BasicValue value) {
        return value.equals(THIS);
    }

    @Override
    public BasicValue newParameterValue(boolean isInstanceMethod, int local, Type type) {
        return parameters.contains(local) ? THIS : super.newParameterValue(isInstanceMethod, local, type);
    }

    @Override
    public BasicValue unaryOperation(AbstractInsnNode instruction, BasicValue value) throws AnalyzerException {
        boolean isSame = instruction.getOpcode() == Opcodes.CHECKCAST || isOuter(instruction);
        return is(value) && isSame ? value : super.unaryOperation(instruction, value);
    }

    /** Whether it reads the field in which the compiler keeps the object around an inner one: no field of a source. */
    private static boolean isOuter(AbstractInsnNode instruction) {
        return instruction instanceof FieldInsnNode field && field.name.startsWith("this$");
    }
}
