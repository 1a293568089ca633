// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.grpc;

import com.google.protobuf.Empty;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.StatusException;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.ServerCalls;
import java.io.IOException;

/** A service of one method that always fails, and a channel to it. */
record BusyService(Server server, ManagedChannel channel) implements AutoCloseable {

    private static final MethodDescriptor<Empty, Empty> RESERVE = MethodDescriptor.<Empty, Empty>newBuilder()
            .setType(MethodDescriptor.MethodType.UNARY)
            .setFullMethodName("Stock/Reserve")
            .setRequestMarshaller(ProtoUtils.marshaller(Empty.getDefaultInstance()))
            .setResponseMarshaller(ProtoUtils.marshaller(Empty.getDefaultInstance()))
            .build();

    static BusyService failingWith(Exception failure) throws IOException {
        String name = InProcessServerBuilder.generateName();
        Server server = InProcessServerBuilder.forName(name)
                .addService(ServerServiceDefinition.builder("Stock")
                        .addMethod(RESERVE, ServerCalls.asyncUnaryCall((request, answer) -> answer.onError(failure)))
                        .build())
                .build()
                .start();
        return new BusyService(server, InProcessChannelBuilder.forName(name).build());
    }

    void reserve() {
        ClientCalls.blockingUnaryCall(channel, RESERVE, CallOptions.DEFAULT, Empty.getDefaultInstance());
    }

    void reserveOrSay() throws StatusException {
        ClientCalls.blockingV2UnaryCall(channel, RESERVE, CallOptions.DEFAULT, Empty.getDefaultInstance());
    }

    @Override
    public void close() {
        channel.shutdownNow();
        server.shutdownNow();
    }
}
