/**
 * What a host service, and the author of a kind, key or injector, compiles against. No runtime dependency.
 */
module dev.resourcebroker.api {
    requires static transitive org.jspecify;

    exports dev.resourcebroker;
    exports dev.resourcebroker.audit;
    exports dev.resourcebroker.binding;
    exports dev.resourcebroker.cluster;
    exports dev.resourcebroker.error;
    exports dev.resourcebroker.key;
    exports dev.resourcebroker.network;
    exports dev.resourcebroker.provider;
    exports dev.resourcebroker.provisioning;
    exports dev.resourcebroker.resource;
    exports dev.resourcebroker.secret;
    exports dev.resourcebroker.spi;
}
