package dev.resourcebroker.core.credential;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.audit.AuditSubject;
import dev.resourcebroker.core.audit.Act;
import dev.resourcebroker.core.audit.AuditTrail;
import dev.resourcebroker.core.audit.Operation;
import dev.resourcebroker.core.keys.OrgCipher;
import dev.resourcebroker.core.keys.OrgKeys;
import dev.resourcebroker.core.provider.CallRates;
import dev.resourcebroker.core.provider.Providers;
import dev.resourcebroker.core.store.Caller;
import dev.resourcebroker.core.store.CredentialRows;
import dev.resourcebroker.core.store.MetaStore;
import dev.resourcebroker.core.store.StoredBrought;
import dev.resourcebroker.core.store.TenantTransaction;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.error.TransientBrokerException;
import dev.resourcebroker.provider.ProviderId;
import dev.resourcebroker.provider.ResourceProvider;
import dev.resourcebroker.provisioning.BroughtCredential;
import dev.resourcebroker.resource.ConnectionDetails;
import dev.resourcebroker.secret.SecretValue;
import dev.resourcebroker.spi.IdSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The credentials that organisations bring. The vendor is asked before anything is stored, and outside of transactions, as
 * is what encrypts. Thread-safe.
 */
public final class BroughtCredentials {
    private static final int ATTEMPTS = 5;

    private final Vault vault;
    private final Providers providers;
    private final Verification verification;
    private final AuditTrail audit;
    private final Making making;

    /**
     * Where credentials are kept.
     *
     * @param store the meta-database
     * @param keys encrypts what it holds
     */
    public record Vault(MetaStore store, OrgKeys keys) {}

    /**
     * How vendors are asked.
     *
     * @param providers who asks
     * @param rates holds back who brings wrong ones
     * @param within how long it may take
     */
    public record Asking(Providers providers, CallRates rates, Duration within) {}

    /**
     * What new rows are made of, and who is told.
     *
     * @param ids gives ids
     * @param clock gives times
     * @param nudge tells this process's workers that there is something to do
     */
    public record Making(IdSource ids, Clock clock, Runnable nudge) {}

    /**
     * The use cases on a store.
     *
     * @param vault where credentials are kept
     * @param asking how vendors are asked
     * @param audit records what is done
     * @param making what new rows are made of
     */
    public BroughtCredentials(Vault vault, Asking asking, AuditTrail audit, Making making) {
        this.vault = vault;
        this.providers = asking.providers();
        this.verification = new Verification(asking.rates(), asking.within());
        this.audit = audit;
        this.making = making;
    }

    /**
     * Lists what an organisation brought.
     *
     * @param org the organisation
     * @return its credentials, without values
     */
    public List<BroughtCredential> list(OrgId org) {
        return vault.store().tenantRead(org, rows -> {
            CredentialRows credentials = rows.credentials();
            return credentials.list().stream()
                    .map(stored -> shown(stored, credentials.uses(stored.id())))
                    .toList();
        });
    }

    private static BroughtCredential shown(StoredBrought stored, int uses) {
        return new BroughtCredential(
                stored.provider(),
                stored.account(),
                stored.since(),
                Optional.ofNullable(stored.refusedSince()),
                Optional.ofNullable(stored.expiresAt()),
                uses);
    }

    /**
     * Forgets a credential.
     *
     * @param caller whose, and who acts
     * @param provider whose vendor it is for
     * @throws dev.resourcebroker.error.BrokerException NOT_FOUND; STILL_IN_USE
     */
    public void remove(Caller caller, ProviderId provider) {
        vault.store().tenant(caller.org(), rows -> {
            StoredBrought there = rows.credentials().lock(provider).orElseThrow(() -> notFound(caller.org(), provider));
            checkUnused(rows, there, "can't be removed");
            rows.credentials().remove(there.id());
            audit.record(rows, caller, Act.of(Operation.CREDENTIAL_REMOVE, AuditSubject.credential(provider)));
            return there;
        });
    }

    private static void checkUnused(TenantTransaction rows, StoredBrought there, String problem) {
        int uses = rows.credentials().uses(there.id());
        if (uses > 0) {
            throw new PermanentBrokerException(
                    ErrorCode.STILL_IN_USE,
                    "the credential for '" + there.provider() + "' " + problem + ": " + uses
                            + " resources that were made with it aren't deleted");
        }
    }

    private static PermanentBrokerException notFound(OrgId org, ProviderId provider) {
        return new PermanentBrokerException(
                ErrorCode.NOT_FOUND, "organisation " + org + " has brought no credential for '" + provider + "'");
    }

    /**
     * What is brought.
     *
     * @param values by the names of the provider's fields
     * @param expiresAt when they expire, if that is known
     */
    public record Brought(Map<String, SecretValue> values, Optional<Instant> expiresAt) {
        /** Copies the map. */
        public Brought {
            values = Map.copyOf(values);
        }

        private void check(Instant now) {
            if (expiresAt.filter(time -> !time.isAfter(now)).isPresent()) {
                throw PermanentBrokerException.invalid("expiresAt", "has passed");
            }
        }
    }

    /**
     * Brings a credential, or replaces the one that is there.
     *
     * @param caller whose, and who acts
     * @param provider a registered provider
     * @param values its values
     * @return what is stored now
     * @throws dev.resourcebroker.error.BrokerException NOT_REGISTERED; INVALID_ARGUMENT; CREDENTIAL_REFUSED;
     *     VENDOR_UNAVAILABLE; RATE_LIMITED; STILL_IN_USE
     */
    public BroughtCredential put(Caller caller, ProviderId provider, Brought values) {
        ResourceProvider known = providers.get(provider);
        Map<String, SecretValue> given = values.values();
        values.check(making.clock().instant());
        BroughtValues.check(known, given);
        String account = verification.account(caller.org(), known, given);
        Verified verified = new Verified(provider, account, BroughtValues.form(given), values.expiresAt());
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<BroughtCredential> kept = keep(caller, verified);
            if (kept.isPresent()) {
                making.nudge().run();
                return kept.get();
            }
        }
        throw new TransientBrokerException(
                ErrorCode.META_DATABASE_BUSY, "the credential for '" + provider + "' keeps changing", null);
    }

    private record Verified(
            ProviderId provider, String account, ConnectionDetails values, Optional<Instant> expiresAt) {}

    /** Empty when the keyset, or what is there, has changed between encrypting and storing. */
    private Optional<BroughtCredential> keep(Caller caller, Verified verified) {
        OrgCipher cipher = vault.keys().forWriting(caller.org());
        Optional<StoredBrought> there = vault.store()
                .tenantRead(caller.org(), rows -> rows.credentials().find(verified.provider()));
        StoredBrought sealed = sealed(verified, there, cipher);
        Optional<Optional<BroughtCredential>> kept =
                vault.store().tenant(caller.org(), cipher.generation(), rows -> stored(rows, caller, there, sealed));
        if (kept.isEmpty()) {
            vault.keys().forget(caller.org());
        }
        return kept.flatMap(stored -> stored);
    }

    private StoredBrought sealed(Verified verified, Optional<StoredBrought> there, OrgCipher cipher) {
        UUID id = there.map(StoredBrought::id).orElseGet(making.ids()::next);
        long version = there.map(StoredBrought::version).orElse(0L) + 1;
        return new StoredBrought(
                id,
                verified.provider(),
                verified.account(),
                version,
                cipher.encryptBrought(id, version, verified.values()),
                making.clock().instant(),
                null,
                verified.expiresAt().orElse(null));
    }

    private Optional<BroughtCredential> stored(
            TenantTransaction rows, Caller caller, Optional<StoredBrought> read, StoredBrought sealed) {
        boolean isStored = read.isPresent()
                ? replaced(rows, caller, read.get(), sealed)
                : rows.credentials().insert(sealed, caller.actor());
        if (!isStored) {
            return Optional.empty();
        }
        audit.record(rows, caller, Act.of(Operation.CREDENTIAL_PUT, AuditSubject.credential(sealed.provider())));
        return Optional.of(shown(sealed, rows.credentials().uses(sealed.id())));
    }

    private static boolean replaced(TenantTransaction rows, Caller caller, StoredBrought read, StoredBrought sealed) {
        Optional<StoredBrought> locked = rows.credentials().lock(sealed.provider());
        if (!locked.map(StoredBrought::id).equals(Optional.of(read.id()))
                || locked.get().version() != read.version()) {
            return false;
        }
        if (!read.account().equals(sealed.account())) {
            // What isn't seen from there may exist all the same.
            checkUnused(rows, read, "of account " + read.account() + " can't be replaced by one of another account");
        }
        rows.credentials().replace(sealed, caller.actor());
        rows.credentials()
                .using(sealed.id())
                .forEach(id -> rows.wakes().wake(id, "credential-" + sealed.version(), sealed.since()));
        return true;
    }
}
