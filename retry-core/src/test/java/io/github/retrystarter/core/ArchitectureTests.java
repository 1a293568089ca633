// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.core;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class ArchitectureTests {

    private final JavaClasses core = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.github.retrystarter.core");

    @Test
    void coreNeedsTheJdkAndJspecifyAndNothingElse() {
        ArchRuleDefinition.classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", "io.github.retrystarter.core")
                .check(core);
    }

    @Test
    void nobodyButTheClockReadsTheTimeOrWaits() {
        noClasses()
                .that()
                .doNotHaveSimpleName("SystemRetryClock")
                .and()
                .doNotHaveSimpleName("RetryClock")
                .should()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(TimeUnit.class, "sleep", long.class)
                .orShould()
                .callMethod(LockSupport.class, "parkNanos", long.class)
                .check(core);
    }

    /** So that {@link ForeignMember#all} tells all that is called by reflection. */
    @Test
    void membersOfOtherLibrariesAreLookedForInOnePlace() {
        noClasses()
                .that()
                .doNotHaveSimpleName("ForeignType")
                .and()
                .doNotHaveSimpleName("ForeignMember")
                .should()
                .callMethodWhere(describe(
                        "it looks for a class or a member",
                        call -> call.getTargetOwner().isEquivalentTo(Class.class)
                                && call.getName().matches("forName|get(Declared)?(Method|Field|Constructor)s?")))
                .check(core);
    }
}
