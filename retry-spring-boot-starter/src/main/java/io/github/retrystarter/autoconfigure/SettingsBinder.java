package io.github.retrystarter.autoconfigure;

import io.github.retrystarter.aop.Mistakes;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.convert.ApplicationConversionService;

/** Binds settings while the application runs, by the rules that hold at the start. */
final class SettingsBinder {

    private final Binder binder;

    SettingsBinder(Iterable<ConfigurationPropertySource> sources, PlaceholdersResolver placeholders) {
        ApplicationConversionService conversion = new ApplicationConversionService();
        conversion.addConverter(new EmptyProfileConverter());
        this.binder = new Binder(sources, placeholders, conversion, null, null);
    }

    /** @param mistakes told of what cannot be bound */
    <T> T bind(String key, Class<T> type, Mistakes mistakes) {
        return binder.bindOrCreate(key, Bindable.of(type), new BindingMistakes(mistakes).apply(BindHandler.DEFAULT));
    }
}
