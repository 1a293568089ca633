/** OpenRewrite recipes that migrate other retry annotations to the starter's. */
@NullMarked
package io.github.retrystarter.rewrite;

import org.jspecify.annotations.NullMarked;
