/** Retries without Spring. */
module com.acme.plain {
    requires io.github.retrystarter.core;
}
