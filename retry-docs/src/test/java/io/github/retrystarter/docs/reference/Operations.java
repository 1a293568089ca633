// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.docs.reference;

import io.github.retrystarter.actuate.RetryEndpoint;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/** The operations of the endpoint, over HTTP and JMX, and the answers that each of them gave when it was asked. */
final class Operations {

    private static final List<String> VERBS = List.of("GET", "POST", "DELETE");

    private record Operation(String verb, String path, Method method) {

        static Operation of(Method method) {
            String verb = method.isAnnotationPresent(ReadOperation.class)
                    ? "GET"
                    : method.isAnnotationPresent(WriteOperation.class) ? "POST" : "DELETE";
            boolean selects = Stream.of(method.getParameters()).anyMatch(Operation::isSelector);
            return new Operation(verb, "/actuator/retry" + (selects ? "/{profile}" : ""), method);
        }

        private static boolean isSelector(Parameter parameter) {
            return parameter.isAnnotationPresent(Selector.class);
        }

        String http() {
            return verb + " " + path;
        }

        String jmx() {
            return Stream.of(method.getParameters())
                    .map(Parameter::getName)
                    .collect(Collectors.joining(", ", method.getName() + "(", ")"));
        }
    }

    private static List<Operation> all() {
        return Stream.of(RetryEndpoint.class.getDeclaredMethods())
                .filter(method -> Stream.of(ReadOperation.class, WriteOperation.class, DeleteOperation.class)
                        .anyMatch(method::isAnnotationPresent))
                .map(Operation::of)
                .sorted(Comparator.comparing(Operation::path)
                        .thenComparing(operation -> VERBS.indexOf(operation.verb())))
                .toList();
    }

    private final Requests requests;

    Operations(Requests requests) {
        this.requests = requests;
    }

    /** What Boot should find. */
    static List<String> expected() {
        return all().stream().map(Operation::http).toList();
    }

    Table table() {
        Javadoc javadoc = Javadoc.of(RetryEndpoint.class);
        Table table = new Table("over HTTP", "over JMX", "answers over HTTP", "what it does");
        for (Operation operation : all()) {
            table.row(
                    Table.code(operation.http()),
                    Table.code(operation.jmx()),
                    requests.answers(operation.verb(), operation.path()),
                    javadoc.of(operation.method().getName()));
        }
        return table;
    }
}
