// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.aop;

import io.github.retrystarter.annotation.RetryOnError;
import java.lang.reflect.AnnotatedElement;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.aot.BeanRegistrationAotContribution;
import org.springframework.beans.factory.aot.BeanRegistrationAotProcessor;
import org.springframework.beans.factory.support.RegisteredBean;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * Tells a native image what is read of beans with annotated methods: the methods of their classes and of all above, among them
 * the fallbacks, and the annotations. Their proxies are Spring's to tell.
 */
final class RetryBeansAotProcessor implements BeanRegistrationAotProcessor {

    @Override
    public @Nullable BeanRegistrationAotContribution processAheadOfTime(RegisteredBean bean) {
        Set<Class<?>> types =
                typesOf(bean).flatMap(RetryBeansAotProcessor::read).collect(Collectors.toSet());
        return types.isEmpty()
                ? null
                : (generation, code) -> types.forEach(type -> generation
                        .getRuntimeHints()
                        .reflection()
                        .registerType(type, MemberCategory.INVOKE_DECLARED_METHODS));
    }

    /** Of a bean that a factory makes, as repositories are, the type of what comes out. */
    private static Stream<Class<?>> typesOf(RegisteredBean bean) {
        Class<?> type = bean.getBeanClass();
        if (!FactoryBean.class.isAssignableFrom(type) || bean.isInnerBean()) {
            return Stream.of(type);
        }
        return Stream.ofNullable(bean.getBeanFactory().getType(bean.getBeanName(), false));
    }

    /** What is looked at for a bean of this class; nothing if it has no rules. */
    private static Stream<Class<?>> read(Class<?> beanClass) {
        // what is wrong with them is told at the start
        RuleMarks marks = new RuleMarks(ClassUtils.getUserClass(beanClass), new Mistakes());
        if (marks.isEmpty()) {
            return Stream.empty();
        }
        Stream<AnnotatedElement> elements = marks.types().stream()
                .flatMap(type ->
                        Stream.concat(Stream.of(type), Arrays.stream(ReflectionUtils.getDeclaredMethods(type))));
        return Stream.of(
                        Stream.of(RetryOnError.List.class),
                        marks.types().stream(),
                        elements.flatMap(RetryBeansAotProcessor::annotations))
                .flatMap(types -> types);
    }

    /** Ours, and those that are composed of them. */
    private static Stream<Class<?>> annotations(AnnotatedElement element) {
        return MergedAnnotations.from(element).stream()
                .filter(RuleSource::isFrom)
                .flatMap(annotation -> annotation.getMetaTypes().stream());
    }
}
