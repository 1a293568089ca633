// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.aot;

import org.assertj.core.api.ThrowingConsumer;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.test.generate.TestGenerationContext;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.test.tools.Compiled;
import org.springframework.core.test.tools.TestCompiler;

/** An application whose bean definitions are made ahead of time, as Spring Boot's plugins do it. */
final class Build {

    private final TestGenerationContext generated = new TestGenerationContext();

    /** @param properties that are there at the build */
    Build(Class<?> application, String... properties) {
        System.setProperty(AbstractAotProcessor.AOT_PROCESSING, "true");
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            context.register(application);
            TestPropertyValues.of(properties).applyTo(context);
            new ApplicationContextAotGenerator().processAheadOfTime(context, generated);
            generated.writeGeneratedContent();
        } finally {
            System.clearProperty(AbstractAotProcessor.AOT_PROCESSING);
        }
    }

    /** What a native image is told. */
    RuntimeHints hints() {
        return generated.getRuntimeHints();
    }

    /** Compiles what was made, and starts it. */
    void run(ThrowingConsumer<GenericApplicationContext> check, String... properties) {
        TestCompiler.forSystem().with(generated).compile(compiled -> {
            try (GenericApplicationContext context = new GenericApplicationContext()) {
                TestPropertyValues.of(properties).applyTo(context);
                initializer(compiled).initialize(context);
                check.accept(context);
            }
        });
    }

    @SuppressWarnings("unchecked") // of a generic context, as that is what it was made from
    private static ApplicationContextInitializer<GenericApplicationContext> initializer(Compiled compiled) {
        return compiled.getInstance(ApplicationContextInitializer.class);
    }
}
