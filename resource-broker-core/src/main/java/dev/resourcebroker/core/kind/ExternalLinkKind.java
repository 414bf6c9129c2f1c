package dev.resourcebroker.core.kind;

import dev.resourcebroker.resource.ExternalLink;
import dev.resourcebroker.resource.KindId;
import dev.resourcebroker.resource.ResourceRequest;
import dev.resourcebroker.resource.ResourceType;
import dev.resourcebroker.secret.SecretValue;
import dev.resourcebroker.spi.Admission;
import dev.resourcebroker.spi.ConnectionStringReader;
import dev.resourcebroker.spi.ResourceKind;
import java.util.Optional;

/** The user made the resource elsewhere and pasted its connection string. */
final class ExternalLinkKind implements ResourceKind {
    @Override
    public KindId id() {
        return KindId.EXTERNAL_LINK;
    }

    @Override
    public Admission admit(ResourceRequest request, ConnectionStringReader connectionStrings) {
        SecretValue pasted = request.secrets().get(ExternalLink.CONNECTION_STRING);
        if (pasted == null) {
            return new Admission.Refused(ExternalLink.CONNECTION_STRING, "is missing");
        }
        Optional<ResourceType> stated =
                Optional.ofNullable(request.parameters().get(ExternalLink.TYPE)).map(ResourceType::of);
        return new Admission.Supplied(connectionStrings.read(pasted, stated));
    }
}
