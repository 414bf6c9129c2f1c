/**
 * Contract tests for authors of keys, injectors and kinds, to be extended with JUnit, and what makes tests predictable.
 */
module dev.resourcebroker.tck {
    requires transitive dev.resourcebroker.api;
    requires transitive org.junit.jupiter.api;
    requires org.assertj.core;
    requires static org.jspecify;

    exports dev.resourcebroker.tck;
}
