// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.test;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;

/**
 * Finds, at build time, annotated methods that would never be retried. All are ArchUnit rules; a project without annotated
 * methods satisfies them, but no classes at all do not: then the package has another name.
 *
 * <pre>{@code
 * @Test
 * void noRetryIsLost() {
 *     RetryRules.ALL.check(new ClassFileImporter().importPackages("com.acme"));
 * }
 * }</pre>
 *
 * <p>Or, with ArchUnit's support for JUnit: {@code @ArchTest static final ArchRule retries = RetryRules.ALL;}.
 *
 * @since 0.1.0
 */
public final class RetryRules {

    /** Not the proxies that Spring writes at build time, say for native images: all they do is call what they extend. */
    private static final DescribedPredicate<JavaClass> WRITTEN_BY_PEOPLE =
            describe("are written by people", type -> !type.getName().contains("$$"));

    /**
     * Finds calls of annotated methods, and references to them, on the caller's own object or, in an inner class, on the one
     * around it: they go past the proxy. The same method called on another receiver, say one that an {@code ObjectProvider}
     * or {@code AopContext.currentProxy()} gave, is fine. So is a caller that the same annotation retries: an override that
     * calls what it overrides, a recursion, and two methods that one annotation of their class means.
     *
     * <p>The object is followed through local variables, casts and lambdas, but not through fields, arguments and return
     * values, nor in constructors that an inner class declares; what a lambda does counts as done where it is written, though
     * another thread may run it later. Annotations count as the calling class has or inherits
     * them, not those of its subclasses. The class files have to be where they were imported from.
     */
    public static final ArchRule NO_SELF_INVOCATION = classes()
            .that(WRITTEN_BY_PEOPLE)
            .should(new NoSelfInvocation())
            .as("methods annotated for retries should not be called on the own object")
            .because("such a call goes past the proxy, so it is not retried");

    /**
     * Finds methods with annotations of their own, or of a method they override, that no proxy can intercept: private, static
     * and final ones, and those of a final class that no interface has. As beans they would not start; a final one that an
     * interface has would, if proxies were told to be of interfaces.
     */
    public static final ArchRule ANNOTATED_METHODS_CAN_BE_PROXIED = methods()
            .that(describe("are annotated for retries", RetriedMethods::isAnnotated))
            .and()
            .areDeclaredInClassesThat(WRITTEN_BY_PEOPLE)
            // the compiler copies annotations to the bridges it writes
            .and()
            .doNotHaveModifier(JavaModifier.SYNTHETIC)
            .should(new BeProxyable())
            .because("what no proxy can intercept is never retried")
            .allowEmptyShould(true);

    /**
     * Finds fallbacks that neither the class nor a superclass or interface of it has. By name alone, and only where the
     * annotation is written out: not for composed annotations, and not in abstract classes, whose subclasses may have it.
     */
    public static final ArchRule FALLBACKS_EXIST = classes()
            .that(WRITTEN_BY_PEOPLE)
            .should(new HaveTheirFallbacks())
            .because("without it the application does not start");

    /** All the rules above, reported together. */
    public static final ArchRule ALL = CompositeArchRule.of(NO_SELF_INVOCATION)
            .and(ANNOTATED_METHODS_CAN_BE_PROXIED)
            .and(FALLBACKS_EXIST);

    private RetryRules() {}
}
