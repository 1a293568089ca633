/** The client-go example: many writers set the audit log of one user. */
@NullMarked
package io.github.retrystarter.sample.audit;

import org.jspecify.annotations.NullMarked;
