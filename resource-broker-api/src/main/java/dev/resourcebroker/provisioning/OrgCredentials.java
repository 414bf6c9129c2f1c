package dev.resourcebroker.provisioning;

import dev.resourcebroker.provider.ProviderId;
import dev.resourcebroker.secret.SecretValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The credentials for vendors that one organisation brought, one per provider. What it creates while it has one is made with
 * it, in its own account, and stays so; nobody else's resources are ever made or looked after with it. Without one the
 * platform's is used, where the host allows that. Thread-safe.
 */
public interface OrgCredentials {
    /**
     * Brings a credential, or replaces the one that is there: for its resources too, from the next call on. The vendor is
     * asked first whose it is, which changes nothing there. What was stored before stays, whenever this fails.
     *
     * @param provider a registered provider
     * @param fields the values by the names of the provider's {@link dev.resourcebroker.provider.ResourceProvider#access
     *     access fields}
     * @return what is stored now
     * @throws dev.resourcebroker.error.BrokerException NOT_REGISTERED; INVALID_ARGUMENT naming a field that is missing,
     *     unknown or of a wrong shape; CREDENTIAL_REFUSED when the vendor doesn't let it in; VENDOR_UNAVAILABLE when the
     *     vendor doesn't tell; RATE_LIMITED after refusals, for up to five minutes; STILL_IN_USE when it is of another
     *     account than the resources that were made with the one before
     */
    BroughtCredential put(ProviderId provider, Map<String, SecretValue> fields);

    /**
     * As {@link #put(ProviderId, Map)}, of a credential that expires. {@link dev.resourcebroker.spi.BrokerEvent.CredentialExpires}
     * is told fourteen days ahead, or at once when it is later, and when it has expired. Nothing else follows from it: it
     * is used until its vendor refuses it.
     *
     * @param provider a registered provider
     * @param fields its values by the names of the provider's fields
     * @param expiresAt when it expires, in the future
     * @return what is known of it
     * @throws dev.resourcebroker.error.BrokerException as there; INVALID_ARGUMENT too for a time that has passed
     */
    BroughtCredential put(ProviderId provider, Map<String, SecretValue> fields, Instant expiresAt);

    /**
     * Lists what was brought. Values are never given out.
     *
     * @return the credentials by the names of their providers
     */
    List<BroughtCredential> list();

    /**
     * Forgets a credential. At the vendor it stays valid.
     *
     * @param provider whose vendor it is for
     * @throws dev.resourcebroker.error.BrokerException NOT_FOUND; STILL_IN_USE while a resource that was made with it isn't
     *     deleted
     */
    void remove(ProviderId provider);
}
