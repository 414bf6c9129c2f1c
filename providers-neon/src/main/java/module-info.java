/**
 * Resources at Neon.
 */
module dev.resourcebroker.neon {
    requires transitive dev.resourcebroker.api;
    requires java.net.http;
    requires java.sql;
    requires org.postgresql.jdbc;
    requires tools.jackson.databind;
    requires static org.jspecify;

    exports dev.resourcebroker.neon;
}
