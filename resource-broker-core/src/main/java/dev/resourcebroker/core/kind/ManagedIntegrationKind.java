package dev.resourcebroker.core.kind;

import dev.resourcebroker.resource.KindId;
import dev.resourcebroker.resource.ManagedIntegration;
import dev.resourcebroker.resource.ResourceRequest;
import dev.resourcebroker.spi.Admission;
import dev.resourcebroker.spi.ConnectionStringReader;
import dev.resourcebroker.spi.ResourceKind;

/** A vendor makes the resource on request. */
final class ManagedIntegrationKind implements ResourceKind {
    @Override
    public KindId id() {
        return KindId.MANAGED_INTEGRATION;
    }

    @Override
    public Admission admit(ResourceRequest request, ConnectionStringReader connectionStrings) {
        if (!(request instanceof ManagedIntegration managed)) {
            return new Admission.Refused("secrets", "are the vendor's to make; a rotation asks for new ones");
        }
        return managed.offering()
                .<Admission>map(offering ->
                        new Admission.Made(offering, managed.parameters(), managed.deletion(), managed.original()))
                .orElseGet(() -> new Admission.Refused("offering", "is missing"));
    }
}
