package dev.resourcebroker.core.lifecycle;

import dev.resourcebroker.audit.AuditSubject;
import dev.resourcebroker.core.audit.Act;
import dev.resourcebroker.core.audit.AuditTrail;
import dev.resourcebroker.core.audit.Operation;
import dev.resourcebroker.core.binding.Variables;
import dev.resourcebroker.core.keys.OrgCipher;
import dev.resourcebroker.core.keys.OrgKeys;
import dev.resourcebroker.core.kind.Kinds;
import dev.resourcebroker.core.store.Caller;
import dev.resourcebroker.core.store.MetaStore;
import dev.resourcebroker.core.store.NewVersion;
import dev.resourcebroker.core.store.NotFound;
import dev.resourcebroker.core.store.StoredResource;
import dev.resourcebroker.core.store.TenantTransaction;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.error.TransientBrokerException;
import dev.resourcebroker.resource.ConnectionDetails;
import dev.resourcebroker.resource.CustomResource;
import dev.resourcebroker.resource.Phase;
import dev.resourcebroker.resource.Resource;
import dev.resourcebroker.resource.ResourceId;
import dev.resourcebroker.resource.ResourceRequest;
import dev.resourcebroker.secret.SecretValue;
import dev.resourcebroker.spi.Admission;
import dev.resourcebroker.spi.ConnectionStringReader;
import dev.resourcebroker.spi.IdSource;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Resources whose connection details the caller supplies: creating them, and replacing what was supplied. Encrypting
 * happens between transactions, never within one. Thread-safe.
 */
public final class Supply {
    private static final int ATTEMPTS = 5;
    private static final int MOST_ENTRIES = 100;
    private static final int MOST_CHARACTERS = 150_000;

    private final MetaStore store;
    private final OrgKeys keys;
    private final Admissions admissions;
    private final AuditTrail audit;
    private final IdSource ids;
    private final Clock clock;

    /**
     * The use cases on a store.
     *
     * @param vault where what is supplied is kept
     * @param admissions judges requests
     * @param audit records what is done
     * @param origin where new ids and times come from
     */
    public Supply(Vault vault, Admissions admissions, AuditTrail audit, Origin origin) {
        this.store = vault.store();
        this.keys = vault.keys();
        this.admissions = admissions;
        this.audit = audit;
        this.ids = origin.ids();
        this.clock = origin.clock();
    }

    /**
     * Where secrets are kept.
     *
     * @param store the meta-database
     * @param keys encrypts and decrypts what it holds
     */
    public record Vault(MetaStore store, OrgKeys keys) {}

    /**
     * Where new ids and times come from.
     *
     * @param ids gives ids
     * @param clock gives times
     */
    public record Origin(IdSource ids, Clock clock) {}

    /**
     * Judges requests.
     *
     * @param kinds the registered kinds
     * @param reader reads connection strings for them
     */
    public record Admissions(Kinds kinds, ConnectionStringReader reader) {
        Admission admit(ResourceRequest request) {
            Admission admission = kinds.get(request.kind()).admit(request, reader);
            if (admission instanceof Admission.Refused refused) {
                throw PermanentBrokerException.invalid(refused.field(), refused.problem());
            }
            return admission;
        }

        ConnectionDetails supplied(ResourceRequest request) {
            return supplied(request, admit(request));
        }

        static ConnectionDetails supplied(ResourceRequest request, Admission admission) {
            if (admission instanceof Admission.Supplied supplied) {
                return checked(supplied.details());
            }
            throw new PermanentBrokerException(
                    ErrorCode.NOT_SUPPORTED, "a resource of kind " + request.kind() + " is made by a vendor");
        }
    }

    private static ConnectionDetails checked(ConnectionDetails details) {
        int size = details.entries().stream()
                .mapToInt(entry -> entry.value().reveal().length())
                .sum();
        if (details.entries().size() > MOST_ENTRIES || size > MOST_CHARACTERS) {
            throw PermanentBrokerException.invalid(
                    "connection details",
                    "have " + details.entries().size() + " entries and " + size + " characters, at most " + MOST_ENTRIES
                            + " and " + MOST_CHARACTERS);
        }
        return details;
    }

    /**
     * Creates a resource, or returns the same one that is there.
     *
     * @param caller whose, and who acts
     * @param request kind, name and content
     * @param details what was supplied
     * @return the resource
     * @throws dev.resourcebroker.error.BrokerException INVALID_ARGUMENT; ALREADY_EXISTS
     */
    Resource create(Caller caller, ResourceRequest request, ConnectionDetails details) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Resource> there = there(caller, request, details);
            if (there.isPresent()) {
                return there.get();
            }
            Optional<Resource> created = insert(caller, request, details);
            if (created.isPresent()) {
                return created.get();
            }
        }
        throw new TransientBrokerException(
                ErrorCode.META_DATABASE_BUSY, "the name '" + request.name() + "' keeps changing hands", null);
    }

    /** The same resource, if it is there; refuses another one of that name. */
    Optional<Resource> there(Caller caller, ResourceRequest request, ConnectionDetails details) {
        Optional<StoredResource> there =
                store.tenantRead(caller.org(), rows -> rows.resources().find(request.name()));
        return there.map(stored -> same(stored, request, details));
    }

    private Optional<Resource> insert(Caller caller, ResourceRequest request, ConnectionDetails details) {
        Resource empty = newResource(caller, request, details);
        return storing(caller, new Sealing(empty.id(), 1, details), (rows, version) -> {
            if (!rows.resources().insert(empty)) {
                return Optional.empty();
            }
            activate(rows, version);
            Optional<Resource> created = rows.resources().find(empty.id()).map(StoredResource::resource);
            audit.record(rows, caller, act(Operation.RESOURCE_CREATE, version));
            return created;
        });
    }

    private Resource newResource(Caller caller, ResourceRequest request, ConnectionDetails details) {
        Instant now = clock.instant();
        return new Resource(
                new ResourceId(ids.next()),
                caller.org(),
                request.kind(),
                request.name(),
                details.type(),
                request.parameters(),
                request.labels(),
                Phase.READY,
                0,
                0,
                new Resource.History(caller.actor(), now, now),
                Optional.empty());
    }

    private Resource same(StoredResource there, ResourceRequest request, ConnectionDetails details) {
        Resource resource = there.resource();
        String difference = difference(resource, request);
        if (difference == null && !details.equals(current(there))) {
            difference = "connection details";
        }
        if (difference == null) {
            return resource;
        }
        throw new PermanentBrokerException(
                ErrorCode.ALREADY_EXISTS,
                "resource '" + resource.name() + "' (" + resource.id() + ") is there with other " + difference);
    }

    private static @Nullable String difference(Resource there, ResourceRequest request) {
        if (!there.kind().equals(request.kind())) {
            return "kind";
        }
        if (!there.parameters().equals(request.parameters())) {
            return "parameters";
        }
        return there.labels().equals(request.labels()) ? null : "labels";
    }

    private ConnectionDetails current(StoredResource there) {
        Resource resource = there.resource();
        byte[] sealed = Objects.requireNonNull(there.details(), "a supplied resource has details");
        return keys.forReading(resource.org(), sealed).decrypt(resource.id(), resource.connectionVersion(), sealed);
    }

    /**
     * Replaces what was supplied.
     *
     * @param caller whose, and who acts
     * @param id the resource
     * @param rowVersion the version that the caller read
     * @param secrets the new content
     * @return the changed resource
     * @throws dev.resourcebroker.error.BrokerException NOT_FOUND; CONFLICT; INVALID_ARGUMENT
     */
    public Resource replace(Caller caller, ResourceId id, long rowVersion, Map<String, SecretValue> secrets) {
        StoredResource there = store.tenantRead(
                        caller.org(), rows -> rows.resources().find(id))
                .orElseThrow(() -> NotFound.resource(caller.org(), id));
        Resources.checkVersion(there.resource(), rowVersion);
        ConnectionDetails details = admissions.supplied(replacement(there.resource(), secrets));
        checkType(there.resource(), details);
        if (isCurrent(there, details)) {
            return there.resource();
        }
        Sealing sealing = new Sealing(id, there.resource().connectionVersion() + 1, details);
        return storing(caller, sealing, (rows, version) -> {
            Resources.checkVersion(Resources.locked(rows, caller.org(), id).resource(), rowVersion);
            Variables.checkEntries(rows.bindings().list(id), details.type(), details.names());
            activate(rows, version);
            Resource replaced = Resources.locked(rows, caller.org(), id).resource();
            audit.record(rows, caller, act(Operation.RESOURCE_REPLACE, version));
            return replaced;
        });
    }

    // What was damaged is healed by supplying it again.
    private boolean isCurrent(StoredResource there, ConnectionDetails details) {
        try {
            return details.equals(current(there));
        } catch (PermanentBrokerException e) {
            if (e.code() != ErrorCode.DECRYPTION_FAILED) {
                throw e;
            }
            return false;
        }
    }

    private static void checkType(Resource there, ConnectionDetails details) {
        if (!there.type().equals(details.type())) {
            throw PermanentBrokerException.invalid(
                    "type",
                    "of what is supplied is " + details.type() + ", the resource's is " + there.type()
                            + "; create another resource");
        }
    }

    private record Sealing(ResourceId id, long seq, ConnectionDetails details) {}

    // Who rotates the keyset between sealing and storing makes us seal anew.
    private <T> T storing(Caller caller, Sealing sealing, BiFunction<TenantTransaction, NewVersion, T> work) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            OrgCipher cipher = keys.forWriting(caller.org());
            NewVersion version = sealed(caller, sealing, cipher);
            Optional<T> stored = store.tenant(caller.org(), cipher.generation(), rows -> work.apply(rows, version));
            if (stored.isPresent()) {
                return stored.get();
            }
            keys.forget(caller.org());
        }
        throw new TransientBrokerException(
                ErrorCode.META_DATABASE_BUSY, "the keyset of organisation " + caller.org() + " keeps changing", null);
    }

    private NewVersion sealed(Caller caller, Sealing sealing, OrgCipher cipher) {
        ConnectionDetails details = sealing.details();
        byte[] sealed = cipher.encrypt(sealing.id(), sealing.seq(), details);
        return new NewVersion(sealing.id(), sealing.seq(), sealed, details.names(), caller.actor(), clock.instant());
    }

    private static void activate(TenantTransaction rows, NewVersion version) {
        rows.versions().activate(version);
        rows.resources().makeCurrent(version);
    }

    private static Act act(Operation operation, NewVersion version) {
        return Act.of(operation, AuditSubject.of(version.resource(), version.seq()));
    }

    /** What is there, with other secrets. */
    private static ResourceRequest replacement(Resource there, Map<String, SecretValue> secrets) {
        CustomResource request = CustomResource.of(there.kind(), there.name());
        for (Map.Entry<String, String> parameter : there.parameters().entrySet()) {
            request = request.parameter(parameter.getKey(), parameter.getValue());
        }
        for (Map.Entry<String, SecretValue> secret : secrets.entrySet()) {
            request = request.secret(secret.getKey(), secret.getValue());
        }
        return request;
    }
}
