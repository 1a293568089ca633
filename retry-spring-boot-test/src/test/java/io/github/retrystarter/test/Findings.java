// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.test;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;

/** What a rule says of classes of this package. */
final class Findings {

    /** Read once, since most of the time goes into it. */
    private static final JavaClasses PACKAGE = new ClassFileImporter().importPackages(Findings.class.getPackageName());

    private Findings() {}

    static List<String> of(ArchRule rule, Class<?>... types) {
        return rule.evaluate(
                        PACKAGE.that(describe("chosen", type -> Stream.of(types).anyMatch(type::isEquivalentTo))))
                .getFailureReport()
                .getDetails();
    }

    /** With n for every line, provided there is one: the lines move with every edit of a test. */
    static List<String> withoutLines(ArchRule rule, Class<?>... types) {
        return of(rule, types).stream()
                .map(text -> text.replaceAll("java:[1-9][0-9]*", "java:n"))
                .toList();
    }
}
