/**
 * Resources at Neon.
 */
module dev.resourcebroker.neon {
    requires transitive dev.resourcebroker.api;
    requires java.net.http;
    requires java.sql;
    requires tools.jackson.databind;
    requires static org.jspecify;

    uses java.sql.Driver;

    exports dev.resourcebroker.neon;
}
