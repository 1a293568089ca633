// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.autoconfigure;

import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.core.convert.converter.Converter;

/** Reads {@code payments:} with nothing behind it: a profile that takes everything from {@code default}. */
@ConfigurationPropertiesBinding
final class EmptyProfileConverter implements Converter<String, ProfileProperties> {

    @Override
    public ProfileProperties convert(String text) {
        if (!text.isBlank()) {
            throw new IllegalArgumentException("a profile has settings below it, such as steps, and no value itself");
        }
        return ProfileProperties.EMPTY;
    }
}
