/** An application that is a module. */
module com.acme.orders {
    requires io.github.retrystarter.core;
    requires io.github.retrystarter.starter;
    requires spring.boot;
    requires spring.boot.autoconfigure;
    requires spring.context;

    // Spring makes the beans and their proxies, and calls the private fallback
    opens com.acme.open to
            spring.aop,
            spring.beans,
            spring.context,
            spring.core;

    // enough for public beans with proxies by interface; not for a private fallback
    exports com.acme.closed;
}
