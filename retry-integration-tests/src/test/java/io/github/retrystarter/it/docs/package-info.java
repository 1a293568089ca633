/** What docs/ shows is so. */
@NullMarked
package io.github.retrystarter.it.docs;

import org.jspecify.annotations.NullMarked;
