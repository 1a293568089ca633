// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.aop;

import io.github.retrystarter.core.RetryProfile;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

/**
 * The annotated methods of all beans. A class is looked at once, when its first bean is made. Thread-safe.
 *
 * @since 0.1.0
 */
public final class RetryMethods {

    /**
     * An annotated method of one bean.
     *
     * @param bean name of the bean
     */
    public record OfBean(String bean, RetryMethod method) {}

    private final Supplier<? extends @Nullable RetryMethodFactory> factory;
    private volatile @Nullable RetryMethodFactory made;
    private final Mistakes mistakes;
    private final Predicate<Class<?>> classProxies;
    private final ConcurrentMap<Class<?>, RetryClass> classes = new ConcurrentHashMap<>();
    private final Set<OfBean> ofBeans = ConcurrentHashMap.newKeySet();

    /**
     * @param factory asked for when the first annotated method is found, since it may create beans; gives null while the
     *     application is only built, when it is enough to know which methods are annotated
     * @param mistakes told of classes and methods that cannot be retried
     * @param classProxies whether beans are proxied as subclasses even if they have interfaces; asked late as well
     */
    public RetryMethods(
            Supplier<? extends @Nullable RetryMethodFactory> factory,
            Mistakes mistakes,
            Predicate<Class<?>> classProxies) {
        this.factory = factory;
        this.mistakes = mistakes;
        this.classProxies = classProxies;
    }

    /** The annotated methods of all beans made so far, by bean and signature. */
    public List<OfBean> ofBeans() {
        return ofBeans.stream()
                .sorted(Comparator.comparing(OfBean::bean)
                        .thenComparing(ofBean -> ofBean.method().signature()))
                .toList();
    }

    /**
     * The profile, if every rule that uses it would still retry something.
     *
     * @throws InvalidRetryException if its excludes leave a rule nothing
     */
    public RetryProfile requireRetries(RetryProfile profile) {
        for (OfBean ofBean : ofBeans()) {
            for (RuleSource rule : ofBean.method().rules()) {
                if (rule.isVoidBy(profile)) {
                    throw new InvalidRetryException(
                            "With these excludes, profile '%s' leaves nothing of what %s includes. It would never retry."
                                    .formatted(profile.name(), ofBean.method().signature()),
                            "Exclude less.");
                }
            }
        }
        return profile;
    }

    /** Makes what the first annotated method needs, though there may never be one: it finds mistakes in profiles. */
    void prepare() {
        factory();
    }

    /** Whether a bean of this class has annotated methods. */
    boolean any(Class<?> beanClass) {
        return !classOf(beanClass).methods().isEmpty();
    }

    /** What is known of a method as called on a bean of this class; null if it is not annotated. */
    @Nullable RetryMethod find(Method method, Class<?> beanClass) {
        return classOf(beanClass).find(method);
    }

    /** Keeps the bean's name, and tells what it has. */
    Collection<RetryMethod> register(String bean, Class<?> beanClass) {
        Collection<RetryMethod> methods = classOf(beanClass).methods();
        methods.forEach(method -> ofBeans.add(new OfBean(bean, method)));
        return methods;
    }

    private RetryClass classOf(Class<?> beanClass) {
        RetryClass known = classes.get(beanClass);
        if (known != null) {
            return known;
        }
        Class<?> userClass = ClassUtils.getUserClass(beanClass);
        // a proxy's class is its target's; and making one may create beans whose classes come here, so no
        // computeIfAbsent
        RetryClass found = userClass == beanClass ? lookAt(beanClass) : classOf(userClass);
        RetryClass earlier = classes.putIfAbsent(beanClass, found);
        return earlier != null ? earlier : found;
    }

    /** Kept, since a look-up among all beans costs more than what is made of an annotation; a lock could meet Spring's. */
    private @Nullable RetryMethodFactory factory() {
        RetryMethodFactory known = made;
        if (known == null) {
            known = factory.get();
            made = known;
        }
        return known;
    }

    private RetryClass lookAt(Class<?> type) {
        RetryClass found = new RetryClass(type, this::factory, mistakes);
        try {
            new ClassCheck(type, found).require(classProxies);
            return found;
        } catch (InvalidRetryException invalid) {
            mistakes.add(invalid);
            // whoever tried to make a proxy of it would fail with less to say
            return new RetryClass(type);
        }
    }
}
