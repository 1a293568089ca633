/** How to retry what a Kafka listener does: the examples of docs/how-to.md, and what that says of them. */
@NullMarked
package io.github.retrystarter.docs.kafka;

import org.jspecify.annotations.NullMarked;
