/** The live page, in a real browser. */
package io.github.retrystarter.sample.page;
