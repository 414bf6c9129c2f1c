package dev.resourcebroker.core.credential;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.core.keys.OrgKeys;
import dev.resourcebroker.core.provider.Offered;
import dev.resourcebroker.core.store.StoredBrought;
import dev.resourcebroker.core.store.StoredProvisioning.Paying;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.provider.Access;
import dev.resourcebroker.secret.SecretValue;
import java.util.Optional;

/** Gives the credential that a resource was created with. Thread-safe. */
public final class CallCredentials {
    private final OrgKeys keys;

    /**
     * Credentials that are decrypted with an organisation's own key.
     *
     * @param keys decrypts
     */
    public CallCredentials(OrgKeys keys) {
        this.keys = keys;
    }

    /**
     * The credential to call with.
     *
     * @param org whose resource
     * @param offered what it is
     * @param paying which credential
     * @param master the secret that administers the resource, where there is one
     * @return the credential
     * @throws dev.resourcebroker.error.BrokerException NO_CREDENTIAL when the organisation's is gone; INVALID_ARGUMENT
     *     naming a required field that is missing; VENDOR_UNAVAILABLE when the host can't give the platform's; what
     *     decrypting throws
     */
    public CallCredential of(OrgId org, Offered offered, Paying paying, Optional<SecretValue> master) {
        if (!paying.ofOrg()) {
            return new CallCredential(offered.access(master), offered.accessName());
        }
        StoredBrought brought = paying.brought()
                .orElseThrow(() -> new PermanentBrokerException(
                        ErrorCode.NO_CREDENTIAL,
                        "the credential that organisation " + org + " brought for '"
                                + offered.provider().id() + "' is gone"));
        Access access = offered.access(BroughtValues.read(keys, org, brought), master);
        return new CallCredential(access, name(org, brought));
    }

    /** Other values are let in at once, whatever became of those before. */
    private static String name(OrgId org, StoredBrought brought) {
        return "org/" + org + "/" + brought.provider() + "/" + brought.id() + "/" + brought.version();
    }
}
