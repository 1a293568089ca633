// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.test;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Frame;

/** One instruction, and what is known of the values before it. */
record Step(AbstractInsnNode instruction, Frame<BasicValue> before) {

    /** The uppermost values on the stack, the last one on top. */
    List<BasicValue> top(int count) {
        int size = before.getStackSize();
        return IntStream.range(size - count, size).mapToObj(before::getStack).toList();
    }

    /** Its line of the source; 0 if the class was compiled without. */
    int line() {
        return Stream.iterate(instruction, node -> node != null, AbstractInsnNode::getPrevious)
                .flatMap(node -> node instanceof LineNumberNode number ? Stream.of(number.line) : Stream.empty())
                .findFirst()
                .orElse(0);
    }
}
