// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.test.autoconfigure;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;

/**
 * Has the annotated methods of a test's context retried without waiting, their calls recorded, and failures injected into
 * them on demand. For {@code @SpringBootTest}, for slices such as {@code @WebMvcTest}, which would leave retries out, and for
 * plain {@code @SpringJUnitConfig}.
 *
 * <pre>{@code
 * @SpringBootTest
 * @AutoConfigureRetry
 * class PaymentServiceTests {
 *
 *     @Autowired
 *     private RecordedRetries retries;
 *
 *     @Autowired
 *     private InjectedFailures failures;
 * }
 * }</pre>
 *
 * <p>The jitter adds nothing, so that waits are exactly those of the profile; {@code retry.test.jitter} says otherwise. A bean
 * of type {@code RetryClock} that the application or the test has itself stays the clock.
 *
 * @since 0.1.0
 * @see io.github.retrystarter.test.context.RecordedRetries
 * @see io.github.retrystarter.test.context.InjectedFailures
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ImportAutoConfiguration
public @interface AutoConfigureRetry {

    /** What becomes of waits. Wins over the property {@code retry.test.waits}. */
    Waits waits() default Waits.NONE;
}
