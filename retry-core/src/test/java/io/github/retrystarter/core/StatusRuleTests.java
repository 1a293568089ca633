// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.client.RestClientResponseException;

class StatusRuleTests {

    /** What the getters of the tests are looked up on. */
    @SuppressWarnings("serial")
    public static class Answer extends Exception {

        private final transient List<Code> codes;

        Answer(Code... codes) {
            this.codes = Arrays.asList(codes);
        }

        public List<Code> codes() {
            return codes;
        }

        public List<?> anything() {
            return Collections.emptyList();
        }

        public Optional<String> none() {
            return Optional.empty();
        }

        public Object nothing() {
            return null;
        }

        String hidden() {
            return "409";
        }
    }

    /** An element of a collection that is on the way. */
    public record Code(String value) {}

    @ParameterizedTest
    @CsvSource({
        "codes.value, YES",
        "nothing, UNDECIDED",
        "nothing.toString, UNDECIDED",
        "anything, UNDECIDED",
    })
    void oneStatusOfManyIsEnough(String getters, Verdict verdict) throws ReflectiveOperationException {
        Answer answer = new Answer(new Code("200"), null, new Code(null), new Code("409"));
        Sign sign = rule(getters).signFor(ForeignType.of(Answer.class)).orElseThrow();

        assertThat(sign.read(answer)).isEqualTo(verdict);
    }

    @Test
    void statusMatchesAsAWhole() throws ReflectiveOperationException {
        Sign sign = rule("codes.value").signFor(ForeignType.of(Answer.class)).orElseThrow();

        assertThat(sign.read(new Answer(new Code("4090"), new Code("1409")))).isEqualTo(Verdict.UNDECIDED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"missing", "hidden", "codes.missing", "anything.value", ""})
    void getterThatIsNotThereIsNoSign(String getters) {
        assertThat(rule(getters).signFor(ForeignType.of(Answer.class))).isEmpty();
    }

    @Test
    void statusOfAHiddenClassIsReadThroughItsPublicType() throws ReflectiveOperationException {
        HttpStatusCode own = HttpStatusCode.valueOf(499);
        Sign sign = StatusRule.of("any", "getStatusCode.value", "499", Verdict.YES)
                .signFor(ForeignType.of(RestClientResponseException.class))
                .orElseThrow();

        assertThat(own.getClass()).isPackagePrivate();
        assertThat(sign.read(new RestClientResponseException("own", own, "own", null, null, null)))
                .isEqualTo(Verdict.YES);
    }

    @Test
    void classOfTheSameNameWithoutTheGetterSaysNothing() throws ReflectiveOperationException {
        assertThat(Conflicts.isConflict(NamedExceptions.named("feign.FeignException")))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            classes = {IllegalStateException.class, NoClassDefFoundError.class, Exception.class, AssertionError.class})
    void getterThatThrowsSaysNothing(Class<? extends Throwable> thrown) throws ReflectiveOperationException {
        RuntimeException failure = NamedExceptions.withBrokenGetter("feign.FeignException", "status", thrown);

        assertThat(Conflicts.isConflict(failure)).isFalse();
    }

    private static StatusRule rule(String getters) {
        return StatusRule.of("any", getters, "409", Verdict.YES);
    }
}
