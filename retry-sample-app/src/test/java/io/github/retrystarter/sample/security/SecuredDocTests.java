// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.sample.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrystarter.sample.monitoring.Repository;
import java.net.http.HttpResponse;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The commands of docs/operations.md; that its filter chain is the one here is tested beside its other examples. */
@SecuredSample
class SecuredDocTests {

    private static final Pattern START =
            Pattern.compile("(?m)^(\\w+)=\\.\\.\\. (\\w+)=\\.\\.\\. mvn .* -Dspring-boot.run.profiles=(\\w+)$");
    private static final Pattern CHANGE =
            Pattern.compile("(?m)^curl -u (\\w+) -H '([^:]+): ([^']+)' -d '([^']+)' http://localhost:8080(\\S+)$");

    @LocalServerPort
    private int port;

    @Test
    void theCommandSetsWhatTheProfileAsksFor() {
        MatchResult start = only(START);
        assertThat(Repository.text("retry-sample-app/src/main/resources/application-%s.yml".formatted(start.group(3))))
                .contains(
                        "viewer-password: ${" + start.group(1) + ":}", "operator-password: ${" + start.group(2) + ":}");
    }

    @Test
    void curlMayChangeAProfile() throws Exception {
        MatchResult change = only(CHANGE);
        Caller caller = new Caller(port).as(change.group(1), SecuredSample.OPERATOR_PASSWORD);
        HttpResponse<String> answer =
                caller.with(change.group(2), change.group(3)).post(change.group(5), change.group(4));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        assertThat(caller.delete("/actuator/retry").statusCode()).isEqualTo(204);
    }

    private static MatchResult only(Pattern command) {
        String doc = Repository.text("docs/operations.md");
        assertThat(command.matcher(doc).results()).as(command.pattern()).hasSize(1);
        return command.matcher(doc).results().findFirst().orElseThrow();
    }
}
