package org.example.host;

import dev.resourcebroker.resource.ConnectionDetails;
import dev.resourcebroker.resource.Entry;
import dev.resourcebroker.resource.KindId;
import dev.resourcebroker.resource.ResourceRequest;
import dev.resourcebroker.resource.ResourceType;
import dev.resourcebroker.secret.SecretValue;
import dev.resourcebroker.spi.Admission;
import dev.resourcebroker.spi.ConnectionStringReader;
import dev.resourcebroker.spi.ResourceKind;
import java.util.List;

/** A licence key that the user bought elsewhere: something with no URL at all. */
public final class LicenceKind implements ResourceKind {
    @Override
    public KindId id() {
        return KindId.of("licence_key");
    }

    @Override
    public Admission admit(ResourceRequest request, ConnectionStringReader connectionStrings) {
        SecretValue key = request.secrets().get("key");
        if (key == null) {
            return new Admission.Refused("key", "is missing");
        }
        int length = key.reveal().length();
        if (length < 6) {
            return new Admission.Refused("key", "has " + length + " characters, at least 6");
        }
        return new Admission.Supplied(
                new ConnectionDetails(ResourceType.of("licence"), List.of(new Entry("key", key, true))));
    }
}
