/** What a gRPC server says about another attempt, through a real channel. */
@NullMarked
package io.github.retrystarter.it.grpc;

import org.jspecify.annotations.NullMarked;
