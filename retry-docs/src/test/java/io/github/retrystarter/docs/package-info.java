/** The pages of docs/ are held to the code here. */
@NullMarked
package io.github.retrystarter.docs;

import org.jspecify.annotations.NullMarked;
