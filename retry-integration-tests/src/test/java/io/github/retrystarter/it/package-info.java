/** The starter against the real things: databases, HTTP servers, Kubernetes, transactions, many writers. */
@NullMarked
package io.github.retrystarter.it;

import org.jspecify.annotations.NullMarked;
