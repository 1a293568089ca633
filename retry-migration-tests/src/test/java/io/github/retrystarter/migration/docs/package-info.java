/** The examples of the guides. */
@org.jspecify.annotations.NullMarked
package io.github.retrystarter.migration.docs;
