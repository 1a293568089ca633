// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.test;

import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Frame;

/** Walks through a method and keeps track of which values are its own object. */
final class Steps {

    private Steps() {}

    /**
     * All that can be reached.
     *
     * @param own the local variables that hold the object when the method begins
     */
    static Stream<Step> of(ClassNode type, MethodNode method, Set<Integer> own) {
        Frame<BasicValue>[] frames = frames(type, method, own);
        return IntStream.range(0, frames.length)
                .filter(index -> frames[index] != null)
                .mapToObj(index -> new Step(method.instructions.get(index), frames[index]));
    }

    private static Frame<BasicValue>[] frames(ClassNode type, MethodNode method, Set<Integer> own) {
        try {
            return new Analyzer<>(new OwnObject(own)).analyze(type.name, method);
        } catch (AnalyzerException malformed) {
            throw new IllegalStateException("Cannot follow %s.%s".formatted(type.name, method.name), malformed);
        }
    }
}
