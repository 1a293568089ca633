/**
 * The back-off loop, the conflicts it knows and the profiles it runs by: what Kubernetes client-go calls
 * {@code util/retry} and {@code wait.Backoff}. Needs the JDK and JSpecify, nothing else.
 */
@NullMarked
package io.github.retrystarter.core;

import org.jspecify.annotations.NullMarked;
