// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.autoconfigure;

import io.github.retrystarter.aop.Mistakes;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.convert.ApplicationConversionService;

/** Binds settings while the application runs, by the rules that hold at the start. */
final class SettingsBinder {

    private final ConfigurableListableBeanFactory beans;

    /** @param beans has the application's own converters */
    SettingsBinder(ConfigurableListableBeanFactory beans) {
        this.beans = beans;
    }

    /** @param mistakes told of what cannot be bound */
    <T> T bind(
            String key,
            Class<T> type,
            Iterable<ConfigurationPropertySource> sources,
            PlaceholdersResolver placeholders,
            Mistakes mistakes) {
        ApplicationConversionService conversion = new ApplicationConversionService();
        ApplicationConversionService.addBeans(conversion, beans, ConfigurationPropertiesBinding.VALUE);
        return new Binder(sources, placeholders, conversion, beans::copyRegisteredEditorsTo, null)
                .bindOrCreate(key, Bindable.of(type), new BindingMistakes(mistakes).apply(BindHandler.DEFAULT));
    }
}
