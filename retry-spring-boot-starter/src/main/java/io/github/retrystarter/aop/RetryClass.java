// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.aop;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.SpringProxy;
import org.springframework.aop.TargetClassAware;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.support.AopUtils;
import org.springframework.core.BridgeMethodResolver;
import org.springframework.core.DecoratingProxy;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.MethodIntrospector.MetadataLookup;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/** The annotated methods of one class. Thread-safe. */
final class RetryClass {

    private static final Set<Class<?>> PROXY_TYPES =
            Set.of(Advised.class, TargetClassAware.class, SpringProxy.class, DecoratingProxy.class);

    private final Class<?> type;
    private final Map<Method, RetryMethod> methods = new LinkedHashMap<>();
    /** By the method a call comes through, which may be an interface's, a superclass's or a bridge. */
    private final ConcurrentMap<Method, Optional<RetryMethod>> byCalled = new ConcurrentHashMap<>();

    /**
     * Looks at every method of the class, its superclasses and its interfaces.
     *
     * @param factory asked for at the first annotated method
     * @param mistakes told of methods that cannot be retried
     */
    RetryClass(Class<?> type, Supplier<? extends @Nullable RetryMethodFactory> factory, Mistakes mistakes) {
        this.type = type;
        RuleMarks marks = new RuleMarks(type, mistakes);
        if (marks.isEmpty()) {
            return;
        }
        List<RuleSource> ofClass = read(type, mistakes);
        MetadataLookup<List<RuleSource>> lookup = method -> {
            List<RuleSource> own = marks.isOn(method) ? read(method, mistakes) : List.of();
            List<RuleSource> sources = own.isEmpty() && isOfTheClass(method, ofClass) ? ofClass : own;
            return sources.isEmpty() ? null : sources;
        };
        MethodIntrospector.selectMethods(type, lookup).forEach((method, sources) -> {
            RetryMethod made = make(method, sources, factory.get(), mistakes);
            if (made != null) {
                methods.put(method, made);
            }
        });
    }

    private @Nullable RetryMethod make(
            Method method, List<RuleSource> sources, @Nullable RetryMethodFactory factory, Mistakes mistakes) {
        try {
            if (factory != null) {
                return factory.make(method, type, sources);
            }
        } catch (InvalidRetryException invalid) {
            mistakes.add(invalid);
        }
        return RetryMethodFactory.isInterceptable(method) ? RetryMethodFactory.without(method) : null;
    }

    private static List<RuleSource> read(AnnotatedElement element, Mistakes mistakes) {
        try {
            return RuleSources.of(element);
        } catch (InvalidRetryException invalid) {
            mistakes.add(invalid);
            return List.of();
        }
    }

    /** A class without any, whatever its annotations say. */
    RetryClass(Class<?> type) {
        this.type = type;
    }

    Collection<RetryMethod> methods() {
        return methods.values();
    }

    @Nullable RetryMethod find(Method called) {
        if (methods.isEmpty()) {
            return null;
        }
        Optional<RetryMethod> known = byCalled.get(called);
        return (known != null ? known : resolve(called)).orElse(null);
    }

    private Optional<RetryMethod> resolve(Method called) {
        Optional<RetryMethod> found = seenAs().stream()
                .map(view -> BridgeMethodResolver.findBridgedMethod(AopUtils.getMostSpecificMethod(called, view)))
                .flatMap(specific -> Stream.ofNullable(methods.get(specific)))
                .findFirst();
        byCalled.put(called, found);
        return found;
    }

    /** The types whose methods count: of a bean that is a JDK proxy itself, as repositories are, its interfaces. */
    private Set<Class<?>> seenAs() {
        return Proxy.isProxyClass(type) ? ClassUtils.getAllInterfacesForClassAsSet(type) : Set.of(type);
    }

    /**
     * Whether the rules of the class mean this method, if it has none itself, which would replace them altogether: public,
     * not what every object has, not Spring's own of a proxy, not their fallback.
     */
    private boolean isOfTheClass(Method method, List<RuleSource> ofClass) {
        return Modifier.isPublic(method.getModifiers())
                && !Modifier.isStatic(method.getModifiers())
                && !ReflectionUtils.isEqualsMethod(method)
                && !ReflectionUtils.isHashCodeMethod(method)
                && !ReflectionUtils.isToStringMethod(method)
                && !PROXY_TYPES.contains(method.getDeclaringClass())
                && ofClass.stream().noneMatch(source -> answers(method, source.fallback()));
    }

    /** Whether a method is the fallback of the others, and has none itself. */
    private boolean answers(Method method, String fallback) {
        return method.getName().equals(fallback) && !new FallbackSearch(fallback, method, type).findsAny();
    }
}
