// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.aop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.reflect.Method;
import org.junit.jupiter.api.Test;

/** Fallbacks in a named module that lets nobody in; the JDK's own are at hand. */
class ClosedFallbackTests {

    @Test
    void fallbackOfAClosedPackageStopsTheStart() throws NoSuchMethodException {
        assertThatExceptionOfType(InvalidRetryException.class)
                .isThrownBy(fallback("isLatin1")::find)
                .withMessage(
                        "The fallback 'isLatin1' of java.lang.String.isEmpty() does not fit: java.lang.String.isLatin1()"
                                + " cannot be called: module java.base does not open java.lang."
                                + " Add 'opens java.lang to spring.core;' to its module-info, or make the fallback public.");
    }

    @Test
    void publicFallbackNeedsNoOpenPackage() throws NoSuchMethodException {
        assertThat(fallback("isBlank").find().name()).isEqualTo("isBlank");
    }

    private static FallbackSearch fallback(String name) throws NoSuchMethodException {
        Method isEmpty = String.class.getMethod("isEmpty");
        return new FallbackSearch(name, isEmpty, String.class);
    }
}
