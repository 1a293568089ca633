// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.sample;

import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.random.RandomGenerator;

/** Draws what the test says, and at random when there is nothing left. */
final class ScriptedRandom implements RandomGenerator {

    private final Random seeded = new Random(1);
    private final Queue<Integer> script = new ConcurrentLinkedQueue<>();

    void willDraw(int draw, int times) {
        for (int time = 0; time < times; time++) {
            script.add(draw);
        }
    }

    /** Draws that nobody has asked for yet. */
    int left() {
        return script.size();
    }

    @Override
    public int nextInt(int bound) {
        Integer draw = script.poll();
        return draw != null ? draw : seeded.nextInt(bound);
    }

    @Override
    public long nextLong() {
        return seeded.nextLong();
    }
}
