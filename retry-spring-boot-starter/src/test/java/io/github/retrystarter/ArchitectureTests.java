// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter;

import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** The arrows: annotation, aop, actuate; metrics knows core and listeners; autoconfigure uses all, nothing uses it. */
class ArchitectureTests {

    private static final JavaClasses STARTER = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.github.retrystarter");

    @Test
    void dataFlowsOneWay() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("autoconfigure")
                .definedBy("io.github.retrystarter.autoconfigure")
                .layer("actuate")
                .definedBy("io.github.retrystarter.actuate")
                .layer("metrics")
                .definedBy("io.github.retrystarter.metrics")
                .layer("aop")
                .definedBy("io.github.retrystarter.aop")
                .layer("event")
                .definedBy("io.github.retrystarter.event")
                .layer("context")
                .definedBy("io.github.retrystarter.context")
                .layer("annotation")
                .definedBy("io.github.retrystarter.annotation")
                .layer("core")
                .definedBy("io.github.retrystarter.core")
                .whereLayer("autoconfigure")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("actuate")
                .mayOnlyBeAccessedByLayers("autoconfigure")
                .whereLayer("metrics")
                .mayOnlyBeAccessedByLayers("autoconfigure")
                .whereLayer("event")
                .mayOnlyBeAccessedByLayers("autoconfigure")
                .whereLayer("context")
                .mayOnlyBeAccessedByLayers("autoconfigure")
                .whereLayer("aop")
                .mayOnlyBeAccessedByLayers("actuate", "autoconfigure")
                .whereLayer("annotation")
                .mayOnlyBeAccessedByLayers("aop")
                .whereLayer("core")
                .mayOnlyBeAccessedByLayers("aop", "metrics", "event", "context", "actuate", "autoconfigure")
                .check(STARTER);
    }

    @Test
    void annotationsNeedTheJdkAlone() {
        classes()
                .that()
                .resideInAPackage("..annotation")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", "io.github.retrystarter.annotation")
                .check(STARTER);
    }

    @Test
    void whatMayBeAbsentIsKeptApart() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..metrics", "..context", "..autoconfigure")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.micrometer..")
                .check(STARTER);
        noClasses()
                .that()
                .resideOutsideOfPackages("..actuate", "..autoconfigure")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework.boot.actuate..", "com.fasterxml..")
                .check(STARTER);
        noClasses()
                .that()
                .doNotHaveSimpleName("OuterTransactions")
                .and()
                .doNotHaveSimpleName("MethodTransactions")
                .and()
                .doNotHaveSimpleName("OuterTransactionConfiguration")
                .and()
                .doNotHaveSimpleName("ReactiveTransactions")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework.transaction..")
                .check(STARTER);
    }

    @Test
    void reactorAndKotlinAreKeptApartToo() {
        noClasses()
                .that()
                .haveNameNotMatching(".*\\.(React(ive|or)|Kotlin)[A-Z].*")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("reactor..", "org.reactivestreams..")
                .check(STARTER);
        noClasses()
                .that()
                .haveNameNotMatching(".*\\.Kotlin[A-Z].*")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("kotlin..", "kotlinx..")
                .check(STARTER);
    }

    @Test
    void autoConfigurationsShowNothingButThemselves() {
        classes()
                .that()
                .areAnnotatedWith(AutoConfiguration.class)
                .should()
                .haveModifier(PUBLIC)
                .andShould()
                .haveModifier(FINAL)
                .check(STARTER);
        methods()
                .that()
                .areAnnotatedWith(Bean.class)
                .should()
                .bePackagePrivate()
                .check(STARTER);
    }

    @Test
    void postProcessorsAndWhatTheyNeedAreStaticBeans() {
        methods()
                .that()
                .areAnnotatedWith(Bean.class)
                .and()
                .haveRawReturnType(DescribedPredicate.describe(
                        "post-processors", type -> type.isAssignableTo(BeanPostProcessor.class)))
                .should()
                .beStatic()
                .check(STARTER);
    }

    @Test
    void nobodyReadsTheTimeOrWaits() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..core")
                .should()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(TimeUnit.class, "sleep", long.class)
                .orShould()
                .callMethod(LockSupport.class, "parkNanos", long.class)
                .check(STARTER);
    }
}
