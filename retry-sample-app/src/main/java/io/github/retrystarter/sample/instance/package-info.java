/** Which of several applications on one database this is, and which of them wrote what. */
@NullMarked
package io.github.retrystarter.sample.instance;

import org.jspecify.annotations.NullMarked;
