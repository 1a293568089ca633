@NullMarked
package io.github.retrystarter.aot;

import org.jspecify.annotations.NullMarked;
