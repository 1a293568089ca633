// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.test;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.BasicValue;

/** Finds what the methods of one class call on their own object, lambdas and method references included. */
record OwnCalls(ClassNode type) {

    Stream<OwnCall> all() {
        return type.methods.stream()
                // bridges are the compiler's; bodies of lambdas come up where the lambda is made
                .filter(method -> !has(method, Opcodes.ACC_SYNTHETIC))
                .flatMap(method -> in(method, method, has(method, Opcodes.ACC_STATIC) ? Set.of() : Set.of(0)));
    }

    /**
     * @param source what the call is written in
     * @param body its code, or that of a lambda in it
     * @param own the local variables that hold the object
     */
    private Stream<OwnCall> in(MethodNode source, MethodNode body, Set<Integer> own) {
        return Steps.of(type, body, own).flatMap(step -> {
            if (step.instruction() instanceof MethodInsnNode call) {
                return called(source, call, step);
            }
            // the second argument of what makes lambdas, and of nothing else that is invoked this way
            if (step.instruction() instanceof InvokeDynamicInsnNode making
                    && making.bsmArgs.length > 1
                    && making.bsmArgs[1] instanceof Handle made) {
                return made(source, made, ownAmong(step.top(Type.getArgumentCount(making.desc))), step);
            }
            return Stream.empty();
        });
    }

    private Stream<OwnCall> called(MethodNode source, MethodInsnNode call, Step step) {
        if (call.getOpcode() == Opcodes.INVOKESTATIC || isOfTheOverridden(source, call)) {
            return Stream.empty();
        }
        BasicValue receiver = step.top(1 + Type.getArgumentCount(call.desc)).get(0);
        return OwnObject.is(receiver) ? Stream.of(own(source, call.owner, call.name, call.desc, step)) : Stream.empty();
    }

    /** @param own which of what it captures is the object */
    private Stream<OwnCall> made(MethodNode source, Handle made, Set<Integer> own, Step step) {
        Optional<MethodNode> lambda = method(made.getName(), made.getDesc())
                .filter(method -> type.name.equals(made.getOwner()) && has(method, Opcodes.ACC_SYNTHETIC));
        if (lambda.isPresent()) {
            return in(source, lambda.get(), own);
        }
        return own.contains(0)
                ? Stream.of(own(source, made.getOwner(), made.getName(), made.getDesc(), step))
                : Stream.empty();
    }

    /** Numbered as local variables, which is what becomes of captured values inside the lambda. */
    private static Set<Integer> ownAmong(List<BasicValue> captured) {
        Set<Integer> own = new HashSet<>();
        int local = 0;
        for (BasicValue value : captured) {
            if (OwnObject.is(value)) {
                own.add(local);
            }
            local += value.getSize();
        }
        return own;
    }

    /** An override that calls what it overrides: whoever calls the override through a proxy has it retried as a whole. */
    private boolean isOfTheOverridden(MethodNode source, MethodInsnNode call) {
        return call.getOpcode() == Opcodes.INVOKESPECIAL
                && call.name.equals(source.name)
                && (call.desc.equals(source.desc)
                        || method(call.name, call.desc)
                                .filter(method -> has(method, Opcodes.ACC_BRIDGE))
                                .isPresent());
    }

    private Optional<MethodNode> method(String name, String descriptor) {
        return type.methods.stream()
                .filter(method -> method.name.equals(name) && method.desc.equals(descriptor))
                .findFirst();
    }

    private OwnCall own(MethodNode source, String owner, String name, String descriptor, Step step) {
        return new OwnCall(
                Signature.of(type.name, source.name, source.desc), Signature.of(owner, name, descriptor), step.line());
    }

    private static boolean has(MethodNode method, int flag) {
        return (method.access & flag) != 0;
    }
}
