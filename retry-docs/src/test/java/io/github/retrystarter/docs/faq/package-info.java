/** What docs/faq.md says is so. */
@NullMarked
package io.github.retrystarter.docs.faq;

import org.jspecify.annotations.NullMarked;
