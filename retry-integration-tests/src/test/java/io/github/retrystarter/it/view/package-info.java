/** Web requests that keep one persistence context open while attempts come and go. */
@NullMarked
package io.github.retrystarter.it.view;

import org.jspecify.annotations.NullMarked;
