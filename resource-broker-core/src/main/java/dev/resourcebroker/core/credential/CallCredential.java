package dev.resourcebroker.core.credential;

import dev.resourcebroker.provider.Access;
import dev.resourcebroker.secret.SecretValue;
import java.util.Optional;

/**
 * The credential of one call.
 *
 * @param access what the provider is given
 * @param name a name that no other credential has, which limits of calls hold for; not secret
 */
public record CallCredential(Access access, String name) {
    /**
     * The same, with a secret to administer the resource by.
     *
     * @param secret the secret
     * @return a changed copy
     */
    public CallCredential master(SecretValue secret) {
        return new CallCredential(new Access(access.fields(), Optional.of(secret)), name);
    }
}
