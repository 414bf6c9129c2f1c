/**
 * Contract tests for authors of providers, keys, injectors and kinds, to be extended with JUnit, what makes tests predictable,
 * and a vendor to test hosts with.
 */
module dev.resourcebroker.tck {
    requires transitive dev.resourcebroker.api;
    requires transitive org.junit.jupiter.api;
    requires java.net.http;
    requires jdk.httpserver;
    requires org.assertj.core;
    requires static org.jspecify;

    exports dev.resourcebroker.tck;
    exports dev.resourcebroker.tck.vendor;
}
