/** docs/reference.md is made of the code here. */
@NullMarked
package io.github.retrystarter.docs.reference;

import org.jspecify.annotations.NullMarked;
