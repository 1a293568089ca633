// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.trace;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.handler.DefaultTracingObservationHandler;
import io.micrometer.tracing.test.simple.SimpleTracer;
import io.prometheus.metrics.tracer.common.SpanContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** A tracer, as Boot sets one up: its spans are observations, the log has its trace, and so have exemplars. */
final class Tracing implements SpanContext, ObservationHandler<Observation.Context> {

    static final String MDC_KEY = "traceId";

    private final SimpleTracer tracer = new SimpleTracer();
    private final ObservationRegistry observations = ObservationRegistry.create();

    Tracing() {
        observations
                .observationConfig()
                .observationHandler(new DefaultTracingObservationHandler(tracer))
                .observationHandler(this);
    }

    SimpleTracer tracer() {
        return tracer;
    }

    ObservationRegistry observations() {
        return observations;
    }

    @Override
    public void onScopeOpened(Observation.Context context) {
        MDC.put(MDC_KEY, getCurrentTraceId());
    }

    @Override
    public void onScopeClosed(Observation.Context context) {
        MDC.remove(MDC_KEY);
    }

    @Override
    public boolean supportsContext(Observation.Context context) {
        return true;
    }

    @Override
    public @Nullable String getCurrentTraceId() {
        Span span = tracer.currentSpan();
        return span == null ? null : span.context().traceId();
    }

    @Override
    public @Nullable String getCurrentSpanId() {
        Span span = tracer.currentSpan();
        return span == null ? null : span.context().spanId();
    }

    @Override
    public boolean isCurrentSpanSampled() {
        return tracer.currentSpan() != null;
    }

    @Override
    public void markCurrentSpanAsExemplar() {}
}
