/** The README's examples, word for word, compiled and run. */
package io.github.retrystarter.readme;
