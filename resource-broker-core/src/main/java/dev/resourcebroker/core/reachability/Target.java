package dev.resourcebroker.core.reachability;

import dev.resourcebroker.resource.ConnectionDetails;
import dev.resourcebroker.resource.ResourceType;
import dev.resourcebroker.resource.Verification.Code;
import java.util.List;

/**
 * All that an attempt may know of connection details. The connection string itself and every option that isn't read
 * here stay behind: nothing of a tenant's names a class, file or service of the host's.
 */
record Target(ResourceType type, List<Place> places, TlsMode tls, Login login) {
    static Target of(ConnectionDetails details) throws Unverified {
        List<Place> places = Places.of(details);
        if (places.isEmpty()) {
            throw new Unverified(Code.NOT_CHECKABLE);
        }
        return new Target(details.type(), places, TlsMode.of(details), Login.of(details));
    }

    Client client(ConnectionDetails details) {
        // Sentinels have passwords of their own, and would count this one as an attack.
        boolean sentinel = details.names().stream().anyMatch(name -> name.startsWith("sentinel."));
        if (type.equals(ResourceType.POSTGRESQL) && login.username() != null) {
            return new PostgresClient(tls, login);
        }
        return type.equals(ResourceType.REDIS) && !sentinel ? new RedisClient(tls, login) : wire -> Answer.CONNECTED;
    }
}
