/**
 * What the broker uses of AWS.
 */
@SuppressWarnings("requires-transitive-automatic") // The SDK's jars state their names.
module dev.resourcebroker.aws {
    requires transitive dev.resourcebroker.api;
    requires transitive software.amazon.awssdk.auth;
    requires transitive software.amazon.awssdk.services.kms;
    requires software.amazon.awssdk.awscore;
    requires software.amazon.awssdk.core;
    requires software.amazon.awssdk.http;
    requires software.amazon.awssdk.http.urlconnection;
    requires software.amazon.awssdk.identity.spi;
    requires software.amazon.awssdk.regions;
    requires software.amazon.awssdk.retries;
    requires software.amazon.awssdk.retries.api;
    requires software.amazon.awssdk.services.sts;
    requires software.amazon.awssdk.utils;
    requires static org.jspecify;

    exports dev.resourcebroker.aws;
}
