package dev.resourcebroker.core;

import dev.resourcebroker.EmbeddedBroker;
import dev.resourcebroker.core.keys.CacheLimits;
import dev.resourcebroker.core.store.Migrations;
import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.spi.IdSource;
import dev.resourcebroker.spi.KeyEncryptionKey;
import dev.resourcebroker.spi.ResourceKind;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Configures an embedded broker. Required: installation, meta-database and key encryption key. Not thread-safe. */
public final class BrokerBuilder {
    private static final Pattern INSTALLATION = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
    private static final int MOST_WORKERS = 256;

    private final List<ResourceKind> kinds = new ArrayList<>();
    private @Nullable String installation;
    private @Nullable MetaDatabase metaDatabase;
    private @Nullable KeyEncryptionKey keyEncryptionKey;
    private String schema = "resource_broker";
    private Migrations migrations = Migrations.MIGRATE;
    private CacheLimits keysetCache = CacheLimits.DEFAULT;
    private Clock clock = Clock.systemUTC();
    private @Nullable IdSource ids;
    private int workers = 2;

    BrokerBuilder() {}

    /**
     * Names this installation of the broker. It is recorded in the meta-database and is part of what every ciphertext
     * is bound to: another name on the same meta-database refuses to start.
     *
     * @param name a DNS label
     * @return this
     */
    public BrokerBuilder installation(String name) {
        if (!INSTALLATION.matcher(name).matches()) {
            throw PermanentBrokerException.invalid(
                    "installation", "must be 1 to 63 lower-case letters, digits and inner hyphens");
        }
        installation = name;
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
     * The key that wraps the keysets of organisations.
     *
     * @param key the key
     * @return this
     */
    public BrokerBuilder keyEncryptionKey(KeyEncryptionKey key) {
        keyEncryptionKey = key;
        return this;
    }

    /**
     * How many unwrapped keysets are kept in memory, and for how long: 10,000 for ten minutes unless said. The age
     * bounds how long a disabled key encryption key still serves.
     *
     * @param keysets the most keysets
     * @param age the longest time since a keyset was unwrapped
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
     *     MISSING_DEPENDENCY
     */
    public EmbeddedBroker build() {
        Settings settings = new Settings(
                required("installation", installation),
                required("metaDatabase", metaDatabase),
                required("keyEncryptionKey", keyEncryptionKey),
                new Settings.Storage(schema, migrations),
                keysetCache,
                List.copyOf(kinds),
                workers,
                clock,
                ids == null ? TimeOrderedIds.on(clock) : ids);
        return Interrupts.putOff(() -> Startup.start(settings));
    }

    private static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw PermanentBrokerException.invalid(field, "is required");
        }
        return value;
    }
}
