/** Tests of the starter as its users see it: contexts, proxies, a database, HTTP. */
package io.github.retrystarter;
