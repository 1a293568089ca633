@org.jspecify.annotations.NullMarked
package io.github.retrystarter.migration.resilience4j;
