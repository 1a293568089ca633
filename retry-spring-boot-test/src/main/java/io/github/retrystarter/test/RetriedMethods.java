// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.test;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.core.domain.properties.HasModifiers;
import com.tngtech.archunit.core.domain.properties.HasName;
import io.github.retrystarter.annotation.RetryOnConflict;
import io.github.retrystarter.annotation.RetryOnError;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Which methods the annotations mean: the same that the starter retries. */
final class RetriedMethods {

    private RetriedMethods() {}

    /** Whether the method has an annotation itself, direct or composed, or overrides one that has. */
    static boolean isAnnotated(JavaMethod method) {
        return Stream.concat(Stream.of(method), overriddenBy(method)).anyMatch(RetriedMethods::hasAnnotation);
    }

    /** Whether calls of the method on a bean of the class are retried, if they come through its proxy. */
    static boolean isRetried(JavaMethod method, JavaClass bean) {
        return isAnnotated(method)
                || (isOfTheClass(method)
                        && lineage(bean)
                                .filter(RetriedMethods::hasAnnotation)
                                .anyMatch(type -> Fallbacks.of(type).noneMatch(method.getName()::equals)));
    }

    /** Whether the annotations of the class mean both methods, and neither has its own. */
    static boolean haveTheSameRules(JavaMethod one, JavaMethod other, JavaClass bean) {
        return Stream.of(one, other).allMatch(method -> !isAnnotated(method) && isRetried(method, bean));
    }

    static boolean isFromAnInterface(JavaMethod method) {
        return overriddenBy(method).anyMatch(overridden -> overridden.getOwner().isInterface());
    }

    private static boolean hasAnnotation(CanBeAnnotated element) {
        return element.isMetaAnnotatedWith(RetryOnConflict.class)
                || element.isMetaAnnotatedWith(RetryOnError.class)
                || element.isMetaAnnotatedWith(RetryOnError.List.class);
    }

    /** Whether an annotation of the class means this method: public, not what every object has. */
    private static boolean isOfTheClass(JavaMethod method) {
        return has(method, JavaModifier.PUBLIC)
                && !has(method, JavaModifier.STATIC)
                && Arrays.stream(Object.class.getMethods())
                        .noneMatch(ofObject -> ofObject.getName().equals(method.getName())
                                && Arrays.stream(ofObject.getParameterTypes())
                                        .map(Class::getName)
                                        .toList()
                                        .equals(parameters(method)));
    }

    private static Stream<JavaMethod> overriddenBy(JavaMethod method) {
        List<List<String>> signatures =
                signatures(method).map(RetriedMethods::parameters).toList();
        return lineage(method.getOwner())
                .filter(type -> !type.equals(method.getOwner()))
                .flatMap(type -> type.getMethods().stream())
                .filter(other -> other.getName().equals(method.getName()) && signatures.contains(parameters(other)))
                .filter(other -> !has(method, JavaModifier.PRIVATE) && !has(other, JavaModifier.PRIVATE));
    }

    /** The method and its bridges: one that overrides a generic method has other parameters than that. */
    private static Stream<JavaCodeUnit> signatures(JavaMethod method) {
        Stream<JavaCodeUnit> bridges = method.getCallsOfSelf().stream()
                .map(call -> call.getOrigin())
                .filter(caller -> has(caller, JavaModifier.BRIDGE))
                .filter(caller -> caller.getOwner().equals(method.getOwner()));
        return Stream.concat(Stream.of(method), bridges);
    }

    private static Stream<JavaClass> lineage(JavaClass type) {
        return Stream.of(type.getClassHierarchy(), type.getAllRawInterfaces()).flatMap(Collection::stream);
    }

    private static List<String> parameters(JavaCodeUnit method) {
        return method.getRawParameterTypes().stream().map(HasName::getName).toList();
    }

    private static boolean has(HasModifiers element, JavaModifier modifier) {
        return element.getModifiers().contains(modifier);
    }
}
