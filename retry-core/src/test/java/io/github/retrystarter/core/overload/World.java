// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core.overload;

import io.github.retrystarter.core.Retrier;
import java.util.Random;

/** What all clients share. */
record World(VirtualTime time, Random random, Retrier retrier, Server server, Tally tally) {}
