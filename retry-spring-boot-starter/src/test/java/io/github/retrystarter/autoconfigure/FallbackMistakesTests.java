// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrystarter.StarterContext;
import io.github.retrystarter.annotation.RetryOnError;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** A fallback that does not fit stops the start, and does not wait for the night when it is needed. */
class FallbackMistakesTests {

    private static final String HERE = "io.github.retrystarter.autoconfigure.FallbackMistakesTests$";

    private final ApplicationContextRunner runner = StarterContext.runner();

    public static class Missing {

        @RetryOnError(fallback = "insted")
        public void charge(int amount, List<String> names) {}

        void instead(int amount, List<String> names) {}
    }

    @Test
    void noMethodOfThatName() {
        assertThat(reportFor(Missing.class))
                .isEqualTo(
                        "The fallback 'insted' of " + HERE + "Missing.charge(int,java.util.List) does not fit: " + HERE
                                + "Missing has no method of that name. Did you mean 'instead'?\n"
                                + "Add one with the parameters (int, java.util.List<java.lang.String>) and, if it likes, the exception as last one,"
                                + " or correct the name.");
    }

    public static class Itself {

        @RetryOnError(fallback = "charge")
        public void charge() {}
    }

    @Test
    void theMethodItself() {
        assertThat(reportFor(Itself.class))
                .isEqualTo("The fallback 'charge' of " + HERE + "Itself.charge() does not fit: " + HERE
                        + "Itself has no other method of that name.\n"
                        + "Add one with the parameters () and, if it likes, the exception as last one, or correct the"
                        + " name.");
    }

    public static class OtherParameters {

        @RetryOnError(fallback = "instead")
        public void charge(int amount, List<String> names) {}

        void instead() {}

        void instead(long amount, List<String> names) {}

        void instead(Integer amount, List<String> names) {}

        void instead(int amount, List<String> names, String failure) {}

        void instead(int amount, List<String> names, IOException one, IOException two) {}

        void instead(IOException failure, int amount, List<String> names) {}
    }

    public static class OtherTypeArguments {

        @RetryOnError(fallback = "instead")
        public void charge(List<String> names) {}

        void instead(List<Integer> names) {}
    }

    @Test
    void otherParameters() {
        assertThat(reportFor(OtherParameters.class))
                .startsWith("The fallback 'instead' of " + HERE
                        + "OtherParameters.charge(int,java.util.List) does not fit: ")
                .contains(
                        "OtherParameters.instead()",
                        "OtherParameters.instead(long,java.util.List)",
                        "OtherParameters.instead(java.lang.Integer,java.util.List)",
                        " does not take the same parameters.\n")
                .endsWith("\nGive it the parameters (int, java.util.List<java.lang.String>) and, if it likes, the"
                        + " exception as last one.");
        assertThat(reportFor(OtherTypeArguments.class))
                .startsWith("The fallback 'instead' of " + HERE
                        + "OtherTypeArguments.charge(java.util.List) does not fit: " + HERE
                        + "OtherTypeArguments.instead(java.util.List) does not take the same parameters.\n")
                .endsWith(
                        "Give it the parameters (java.util.List<java.lang.String>) and, if it likes, the exception as last"
                                + " one.");
    }

    public static class OtherResult {

        @RetryOnError(fallback = "instead")
        public String charge(int amount) {
            return "";
        }

        int instead(int amount) {
            return 0;
        }

        String instead(int amount, IOException failure) {
            return "";
        }
    }

    public static class OtherResultTypeArgument {

        @RetryOnError(fallback = "instead")
        public List<String> charge() {
            return List.of();
        }

        List<Integer> instead() {
            return List.of();
        }
    }

    public static class NoResult {

        @RetryOnError(fallback = "instead")
        public long charge() {
            return 0;
        }

        void instead() {}

        int instead(Exception failure) {
            return 0;
        }
    }

    public static class NothingForAnything {

        @RetryOnError(fallback = "instead")
        public Object charge() {
            return "";
        }

        void instead() {}
    }

    @Test
    void anotherResult() {
        assertThat(reportFor(NothingForAnything.class)).contains("NothingForAnything.instead() returns void.");
        assertThat(reportFor(OtherResult.class))
                .isEqualTo("The fallback 'instead' of " + HERE + "OtherResult.charge(int) does not fit: " + HERE
                        + "OtherResult.instead(int) returns int.\nLet it return java.lang.String, as the method does.");
        assertThat(reportFor(OtherResultTypeArgument.class))
                .endsWith("OtherResultTypeArgument.instead() returns java.util.List<java.lang.Integer>.\n"
                        + "Let it return java.util.List<java.lang.String>, as the method does.");
        assertThat(reportFor(NoResult.class))
                .contains("NoResult.instead() returns void.", "NoResult.instead(java.lang.Exception) returns int.")
                .endsWith("\nLet it return long, as the method does.");
    }

    public static class AnnotatedItself {

        @RetryOnError(fallback = "instead")
        public void charge() {}

        @RetryOnError
        public void instead() {}
    }

    @Test
    void oneThatIsAnnotatedItself() {
        assertThat(reportFor(AnnotatedItself.class))
                .isEqualTo("The fallback 'instead' of " + HERE + "AnnotatedItself.charge() does not fit: " + HERE
                        + "AnnotatedItself.instead() is annotated for retries itself, but a fallback is not retried.\n"
                        + "Remove that annotation, or let the fallback call an annotated method of another bean.");
    }

    public static class ThrowsMore {

        @RetryOnError(fallback = "instead")
        public void charge() throws FileNotFoundException {}

        void instead() throws IOException {}

        void instead(FileNotFoundException failure)
                throws FileNotFoundException, IllegalStateException, OutOfMemoryError {}
    }

    @Test
    void oneThatThrowsWhatTheMethodDoesNot() {
        assertThat(reportFor(ThrowsMore.class))
                .isEqualTo("The fallback 'instead' of " + HERE + "ThrowsMore.charge() does not fit: " + HERE
                        + "ThrowsMore.instead() throws java.io.IOException, which the method does not, so callers would get"
                        + " an UndeclaredThrowableException.\n"
                        + "Declare it on the method as well, or let the fallback throw something else.");
    }

    public static class Upper {

        private void instead() {}
    }

    public static class Middle extends Upper {

        private void instead() {}
    }

    public static class Ambiguous extends Middle {

        @RetryOnError(fallback = "instead")
        public void charge() {}
    }

    @Test
    void twoThatTakeTheSame() {
        assertThat(reportFor(Ambiguous.class))
                .isEqualTo("The fallback 'instead' of " + HERE + "Ambiguous.charge() does not fit: " + HERE
                        + "Middle.instead(), " + HERE + "Upper.instead() take the same, so it is ambiguous.\n"
                        + "Rename all but one of them.");
    }

    private String reportFor(Class<?> bean) {
        return StarterContext.reportOf(runner.withBean(bean));
    }
}
