package dev.resourcebroker.core;

import dev.resourcebroker.EmbeddedBroker;
import dev.resourcebroker.core.audit.AuditTrail;
import dev.resourcebroker.core.keys.CacheLimits;
import dev.resourcebroker.core.keys.CallLimits;
import dev.resourcebroker.core.keys.KeySettings;
import dev.resourcebroker.core.provider.Providers;
import dev.resourcebroker.core.provider.Registration;
import dev.resourcebroker.core.reachability.Verifier;
import dev.resourcebroker.core.store.Migrations;
import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.network.NetworkPolicy;
import dev.resourcebroker.provider.OfferingId;
import dev.resourcebroker.provider.ResourceProvider;
import dev.resourcebroker.provisioning.Quota;
import dev.resourcebroker.spi.AuditSink;
import dev.resourcebroker.spi.BrokerListener;
import dev.resourcebroker.spi.CredentialPool;
import dev.resourcebroker.spi.Dialect;
import dev.resourcebroker.spi.HostResolver;
import dev.resourcebroker.spi.IdSource;
import dev.resourcebroker.spi.KeyEncryptionKey;
import dev.resourcebroker.spi.OrgKeyChooser;
import dev.resourcebroker.spi.PlatformAccess;
import dev.resourcebroker.spi.QuotaChooser;
import dev.resourcebroker.spi.ResourceKind;
import dev.resourcebroker.spi.Tombstones;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Configures an embedded broker. Required: installation, meta-database and key encryption key. Not thread-safe. */
public final class BrokerBuilder {
    private static final Pattern DNS_LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
    private static final int MOST_WORKERS = 256;
    private static final int MOST_VERIFICATIONS = 60_000;

    private final List<ResourceKind> kinds = new ArrayList<>();
    private final List<Dialect> dialects = new ArrayList<>();
    private @Nullable String installation;
    private @Nullable MetaDatabase metaDatabase;
    private final List<KeyEncryptionKey> formerKeys = new ArrayList<>();
    private final List<BrokerListener> listeners = new ArrayList<>();
    private @Nullable KeyEncryptionKey keyEncryptionKey;
    private OrgKeyChooser orgKeys = org -> List.of();
    private Tombstones tombstones = Tombstones.none();
    private String schema = "resource_broker";
    private Migrations migrations = Migrations.MIGRATE;
    private boolean rowLevelSecurityRequired;
    private CacheLimits keysetCache = CacheLimits.DEFAULT;
    private CallLimits keyCalls = CallLimits.DEFAULT;
    private Clock clock = Clock.systemUTC();
    private @Nullable IdSource ids;
    private final List<Registration> providers = new ArrayList<>();
    private final Map<OfferingId, CredentialPool> pools = new HashMap<>();
    private ProvisioningSettings provisioning = ProvisioningSettings.defaults();
    private QuotaChooser quotas = org -> Quota.UNLIMITED;
    private int workers = 2;
    private Duration poll = Duration.ofSeconds(2);
    private Duration takeOver = Duration.ofSeconds(40);
    private NetworkPolicy networkPolicy = NetworkPolicy.publicOnly();
    private HostResolver hostResolver = HostResolver.system();
    private Duration verificationDeadline = Duration.ofSeconds(5);
    private int verificationsPerMinute = 10;
    private String hostService = "unstated";
    private boolean auditReadings = true;
    private @Nullable AuditSink auditSink;

    BrokerBuilder() {}

    /**
     * Names this installation of the broker. It is recorded in the meta-database and is part of what every ciphertext
     * is bound to: another name on the same meta-database refuses to start.
     *
     * @param name a DNS label
     * @return this
     */
    public BrokerBuilder installation(String name) {
        installation = dnsLabel("installation", name);
        return this;
    }

    private static String dnsLabel(String field, String name) {
        if (!DNS_LABEL.matcher(name).matches()) {
            throw PermanentBrokerException.invalid(
                    field, "must be 1 to 63 lower-case letters, digits and inner hyphens");
        }
        return name;
    }

    /**
     * Names the host service, which the audit log then tells with every entry; {@code unstated} unless said.
     *
     * @param name a DNS label, such as {@code platform-api}; not an instance of it, but what its instances share
     * @return this
     */
    public BrokerBuilder hostService(String name) {
        hostService = dnsLabel("hostService", name);
        return this;
    }

    /**
     * Whether the audit log tells who read a value, beside who changed something: {@code resolve}, {@code plan},
     * {@code verify} of a stored resource, and the repeated delivery of what a target was given before. It does unless
     * said. Each such call then costs a transaction, which waits for those of the same organisation, and gives nothing
     * out that isn't recorded. Without, "who was given this credential last" knows of first deliveries only.
     *
     * @param recorded whether readings are recorded
     * @return this
     */
    public BrokerBuilder auditReadings(boolean recorded) {
        auditReadings = recorded;
        return this;
    }

    /**
     * Where rows are kept.
     *
     * @param database the meta-database
     * @return this
     */
    public BrokerBuilder metaDatabase(MetaDatabase database) {
        metaDatabase = database;
        return this;
    }

    /**
     * The schema of all our tables, {@code resource_broker} unless said.
     *
     * @param name lower-case letters, digits and underscores
     * @return this
     */
    public BrokerBuilder schema(String name) {
        schema = name;
        return this;
    }

    /**
     * Brings the schema up to date at start. The default.
     *
     * @return this
     */
    public BrokerBuilder migrateSchema() {
        migrations = Migrations.MIGRATE;
        return this;
    }

    /**
     * Refuses to start unless the schema is up to date.
     *
     * @return this
     */
    public BrokerBuilder validateSchema() {
        migrations = Migrations.VALIDATE;
        return this;
    }

    /**
     * Leaves the schema alone, and doesn't look at it.
     *
     * @return this
     */
    public BrokerBuilder trustSchema() {
        migrations = Migrations.NONE;
        return this;
    }

    /**
     * Refuses to start unless PostgreSQL itself keeps organisations apart. Without this, a meta-database that doesn't (H2,
     * or a superuser's connections) is only told of in the log.
     *
     * @return this
     */
    public BrokerBuilder requireRowLevelSecurity() {
        rowLevelSecurityRequired = true;
        return this;
    }

    /**
     * The platform's key: it wraps the keysets of organisations that have no key of their own.
     *
     * @param key the key
     * @return this
     */
    public BrokerBuilder keyEncryptionKey(KeyEncryptionKey key) {
        keyEncryptionKey = key;
        return this;
    }

    /**
     * A key of the platform's beside the one that wraps. It unwraps what it wrapped earlier, or what another process
     * wraps that has it for its {@link #keyEncryptionKey} already. As long as the meta-database holds a keyset of a key,
     * that key must be given in one of the two ways, else the broker refuses to start.
     *
     * @param key the key
     * @return this
     */
    public BrokerBuilder formerKeyEncryptionKey(KeyEncryptionKey key) {
        formerKeys.add(key);
        return this;
    }

    /**
     * Which organisations have key encryption keys of their own; none unless said.
     *
     * @param chooser tells each organisation's keys
     * @return this
     */
    public BrokerBuilder orgKeys(OrgKeyChooser chooser) {
        orgKeys = chooser;
        return this;
    }

    /**
     * Where it is remembered which organisations were destroyed; nowhere but in the meta-database unless said. Give one
     * that outlives a restore of the meta-database, such as a {@link TombstoneFile} on another disk.
     *
     * @param graves the tombstones
     * @return this
     */
    public BrokerBuilder tombstones(Tombstones graves) {
        tombstones = graves;
        return this;
    }

    /**
     * How fast, and how patiently, key encryption keys are called: 1,000 times a second and 10 seconds unless said. The
     * limits hold for each key by itself, in each process.
     *
     * @param perSecond the most calls within any second, 1 to 100,000. Who comes when there are more waits, in order
     * @param timeout how long a call waits for its turn, and then once more for its answer, before it fails with
     *     KEY_UNAVAILABLE; more than zero, at most a minute
     * @return this
     */
    public BrokerBuilder keyCalls(int perSecond, Duration timeout) {
        keyCalls = new CallLimits(perSecond, timeout);
        return this;
    }

    /**
     * Registers a listener, which is told of outages of keys and the like.
     *
     * @param listener the listener
     * @return this
     */
    public BrokerBuilder listener(BrokerListener listener) {
        listeners.add(listener);
        return this;
    }

    /**
     * How many unwrapped keysets are kept in memory, and for how long: 10,000 for ten minutes unless said. The age
     * bounds how long a disabled key encryption key still serves. A keyset in use is refreshed before its age ends.
     *
     * @param keysets the most keysets
     * @param age the longest time since a keyset was unwrapped; at most a day
     * @return this
     */
    public BrokerBuilder keysetCache(long keysets, Duration age) {
        keysetCache = new CacheLimits(keysets, age);
        return this;
    }

    /**
     * Registers a kind of the host's own.
     *
     * @param kind its strategy
     * @return this
     */
    public BrokerBuilder kind(ResourceKind kind) {
        kinds.add(kind);
        return this;
    }

    /**
     * Registers a provider of resources. Providers are never looked for on the class path: what is named here, and
     * nothing else, is given credentials.
     *
     * @param provider the provider
     * @param access the platform's credential for its vendor, and {@link PlatformAccess#allowedFor who} may use it
     * @return this
     */
    public BrokerBuilder provider(ResourceProvider provider, PlatformAccess access) {
        providers.add(new Registration(provider, access));
        return this;
    }

    /**
     * Registers a provider for which the platform has no credential: each organisation brings its own.
     *
     * @param provider the provider
     * @return this
     */
    public BrokerBuilder provider(ResourceProvider provider) {
        return provider(provider, PlatformAccess.none());
    }

    /**
     * Gives credentials that an operator made, for an offering whose vendor has no call for new ones.
     *
     * @param offering an offering of a registered provider
     * @param pool the credentials
     * @return this
     */
    public BrokerBuilder pool(OfferingId offering, CredentialPool pool) {
        pools.put(offering, pool);
        return this;
    }

    /**
     * How vendors are called and watched; {@link ProvisioningSettings#defaults()} unless said.
     *
     * @param settings the settings
     * @return this
     */
    public BrokerBuilder provisioning(ProvisioningSettings settings) {
        provisioning = settings;
        return this;
    }

    /**
     * How much each organisation may have at vendors; as much as it wants unless said.
     *
     * @param chooser tells each organisation's quota
     * @return this
     */
    public BrokerBuilder quotas(QuotaChooser chooser) {
        quotas = chooser;
        return this;
    }

    /**
     * Registers a dialect of connection strings. It goes before the built-in ones, and before those that are registered
     * after it.
     *
     * @param dialect reads the strings of some service
     * @return this
     */
    public BrokerBuilder dialect(Dialect dialect) {
        dialects.add(dialect);
        return this;
    }

    /**
     * Where entries of the audit log go beside the meta-database; nowhere unless said. Background work hands them over,
     * so some process on the meta-database needs workers.
     *
     * @param sink the sink
     * @return this
     */
    public BrokerBuilder auditSink(AuditSink sink) {
        auditSink = sink;
        return this;
    }

    /**
     * How many threads do background work, 2 unless said. With 0 this process leaves it to others on the same
     * meta-database.
     *
     * @param threads 0 to 256
     * @return this
     */
    public BrokerBuilder workers(int threads) {
        if (threads < 0 || threads > MOST_WORKERS) {
            throw PermanentBrokerException.invalid("workers", "must be 0 to " + MOST_WORKERS);
        }
        workers = threads;
        return this;
    }

    /**
     * How often this process looks for background work that another process made; every two seconds unless said. Work
     * that this process makes begins at once.
     *
     * @param interval more than zero, at most a minute
     * @return this
     */
    public BrokerBuilder pollEvery(Duration interval) {
        poll = upToAMinute("pollEvery", interval);
        return this;
    }

    /**
     * After what time without a sign of life a process's background work is given to another: 40 seconds unless said.
     *
     * @param silence longer than {@link ProvisioningSettings#callDeadline}; the same in all processes
     * @return this
     */
    public BrokerBuilder takeOverAfter(Duration silence) {
        takeOver = silence;
        return this;
    }

    private static Duration upToAMinute(String field, Duration given) {
        if (given.isNegative() || given.isZero() || given.compareTo(Duration.ofMinutes(1)) > 0) {
            throw PermanentBrokerException.invalid(field, "must be more than zero, at most a minute");
        }
        return given;
    }

    /**
     * Where {@code verify} may connect to; public addresses unless said.
     *
     * @param policy the policy
     * @return this
     */
    public BrokerBuilder networkPolicy(NetworkPolicy policy) {
        networkPolicy = policy;
        return this;
    }

    /**
     * How {@code verify} finds the addresses of a host; as the JVM does unless said.
     *
     * @param resolver the resolver
     * @return this
     */
    public BrokerBuilder hostResolver(HostResolver resolver) {
        hostResolver = resolver;
        return this;
    }

    /**
     * How long one {@code verify} may take, from the look-up of the host to the login: five seconds unless said.
     *
     * @param deadline more than zero, at most a minute
     * @return this
     */
    public BrokerBuilder verificationDeadline(Duration deadline) {
        verificationDeadline = upToAMinute("verificationDeadline", deadline);
        return this;
    }

    /**
     * How often an organisation may {@code verify} in this process: 10 times a minute unless said. A minute's worth
     * may come at once.
     *
     * @param times 1 to 60,000
     * @return this
     */
    public BrokerBuilder verificationsPerMinute(int times) {
        if (times < 1 || times > MOST_VERIFICATIONS) {
            throw PermanentBrokerException.invalid("verificationsPerMinute", "must be 1 to " + MOST_VERIFICATIONS);
        }
        verificationsPerMinute = times;
        return this;
    }

    /**
     * Tells the time; the system's unless said.
     *
     * @param source the clock
     * @return this
     */
    public BrokerBuilder clock(Clock source) {
        clock = source;
        return this;
    }

    /**
     * Gives new ids; random, time-ordered UUIDs unless said.
     *
     * @param source the ids
     * @return this
     */
    public BrokerBuilder ids(IdSource source) {
        ids = source;
        return this;
    }

    /**
     * Opens the meta-database and starts the broker. When it fails, nothing that it opened stays open.
     *
     * @return the running broker
     * @throws dev.resourcebroker.error.BrokerException INVALID_ARGUMENT when something required is missing;
     *     META_DATABASE_UNAVAILABLE; META_DATABASE_INVALID; INSTALLATION_MISMATCH; KEY_MISSING; KEY_MISMATCH;
     *     KEY_REFUSED; KEY_UNAVAILABLE; MISSING_DEPENDENCY; NOT_SUPPORTED and ALREADY_EXISTS for providers that can't be
     *     registered
     */
    public EmbeddedBroker build() {
        Settings settings = new Settings(
                required("installation", installation),
                required("metaDatabase", metaDatabase),
                new Settings.Keys(platformKeys(), orgKeys, tombstones, new KeySettings.Limits(keysetCache, keyCalls)),
                new Settings.Storage(schema, migrations, rowLevelSecurityRequired),
                new Settings.Extensions(
                        List.copyOf(kinds),
                        List.copyOf(dialects),
                        List.copyOf(listeners),
                        Optional.ofNullable(auditSink)),
                new Settings.Making(providers(), provisioning, quotas),
                work(),
                new Settings.Verifying(
                        new Verifier.Limits(networkPolicy, verificationDeadline, verificationsPerMinute), hostResolver),
                new AuditTrail.Recording(hostService, auditReadings),
                clock,
                ids == null ? TimeOrderedIds.on(clock) : ids);
        return Interrupts.putOff(() -> Startup.start(settings));
    }

    private Providers providers() {
        return new Providers(List.copyOf(providers), pools);
    }

    private Settings.Work work() {
        if (takeOver.compareTo(provisioning.call()) <= 0) {
            throw PermanentBrokerException.invalid(
                    "takeOverAfter", "must be longer than the deadline of calls, " + provisioning.call());
        }
        return new Settings.Work(workers, poll, takeOver);
    }

    private List<KeyEncryptionKey> platformKeys() {
        List<KeyEncryptionKey> keys = new ArrayList<>(List.of(required("keyEncryptionKey", keyEncryptionKey)));
        keys.addAll(formerKeys);
        return List.copyOf(keys);
    }

    private static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw PermanentBrokerException.invalid(field, "is required");
        }
        return value;
    }
}
