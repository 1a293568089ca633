/** What a retry budget does for a server that is overloaded: a simulation, and the numbers of docs/overload.md. */
@NullMarked
package io.github.retrystarter.core.overload;

import org.jspecify.annotations.NullMarked;
