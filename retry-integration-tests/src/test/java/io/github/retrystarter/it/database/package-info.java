/** What is a conflict and what is not, provoked on real servers by two transactions that get into each other's way. */
@NullMarked
package io.github.retrystarter.it.database;

import org.jspecify.annotations.NullMarked;
