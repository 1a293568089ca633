/** HTTP 409 and 412 of a real server, through every client that people use with Spring. */
@NullMarked
package io.github.retrystarter.it.http;

import org.jspecify.annotations.NullMarked;
