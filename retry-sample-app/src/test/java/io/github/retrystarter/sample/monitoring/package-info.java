/** The dashboard and the alerts of docs/monitoring, held against the running sample. */
@NullMarked
package io.github.retrystarter.sample.monitoring;

import org.jspecify.annotations.NullMarked;
