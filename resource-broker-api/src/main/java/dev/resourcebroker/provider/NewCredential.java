package dev.resourcebroker.provider;

import dev.resourcebroker.internal.Check;
import dev.resourcebroker.secret.SecretValue;
import java.util.Map;

/**
 * A credential to be issued. Every try of one version gets an equal one.
 *
 * @param version which version of the resource's credential; counts from 1
 * @param name a name for it at the vendor, a DNS label: a function of the resource's external name and the version
 * @param given the secret that was chosen, or what was taken from a pool; empty where the vendor makes it
 */
public record NewCredential(long version, String name, Map<String, SecretValue> given) {
    /** The name under which a chosen secret is given. */
    public static final String SECRET = "secret";

    /** Checks the name and copies the map. */
    public NewCredential {
        Check.dnsLabel("credential name", name);
        given = Map.copyOf(given);
    }
}
