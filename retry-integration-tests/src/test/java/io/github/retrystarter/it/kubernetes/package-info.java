/** client-go's {@code RetryOnConflict} at its work: writers of one Kubernetes object, through both Java clients. */
@NullMarked
package io.github.retrystarter.it.kubernetes;

import org.jspecify.annotations.NullMarked;
