package dev.resourcebroker.core.keys;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.core.crypto.OrgKeyset;
import dev.resourcebroker.core.event.Events;
import dev.resourcebroker.core.store.KeysetStore;
import dev.resourcebroker.core.store.WrappedKeyset;
import dev.resourcebroker.error.BrokerException;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ciphers of organisations. Each organisation has one keyset, made with its first secret and stored wrapped.
 * Unwrapped keysets are cached, so that the key encryption key is called once per organisation and cache age; errors
 * are not cached. One that is in use is refreshed in the background before its age ends. Keys are called on threads of
 * this object's, which end when there is nothing to do, and with {@link #close}. Thread-safe.
 *
 * <p>A cipher that isn't cached costs a call to the meta-database and one to the key encryption key: ask for it before
 * opening a transaction. The age of the cache is told by the injected clock; when that is set back, cached keysets
 * live longer by as much.
 */
public final class OrgKeys implements AutoCloseable {
    private static final Set<ErrorCode> OF_EVERYBODY = EnumSet.of(
            ErrorCode.META_DATABASE_UNAVAILABLE,
            ErrorCode.META_DATABASE_BUSY,
            ErrorCode.META_DATABASE_INVALID,
            ErrorCode.CLOSED);
    private static final Logger LOG = LoggerFactory.getLogger(OrgKeys.class);

    private final String installation;
    private final KeyRing ring;
    private final KeysetWrapper wrapper;
    private final KeysetStore store;
    private final Graves graves;
    private final Clock clock;
    private final KeysetCache cache;
    private final SingleFlight<OrgId, Optional<OrgCipher>> flights = new SingleFlight<>();

    /**
     * The ciphers of one installation.
     *
     * @param settings what wraps keysets, and for whom
     * @param store where wrapped keysets lie
     * @param events told of keys that don't work
     * @param clock tells when a keyset was made and how old a cached one is
     */
    public OrgKeys(KeySettings settings, KeysetStore store, Events events, Clock clock) {
        this.installation = settings.installation();
        this.ring = new KeyRing(settings, events, clock);
        this.wrapper = new KeysetWrapper(settings.installation(), ring);
        this.store = store;
        this.graves = new Graves(settings.tombstones(), store, settings.limits().cache(), clock);
        this.clock = clock;
        this.cache = new KeysetCache(settings.limits().cache(), clock);
    }

    /**
     * The cipher to read with.
     *
     * @param org whose
     * @return the cipher
     * @throws dev.resourcebroker.error.BrokerException DECRYPTION_FAILED when the organisation has no keyset;
     *     KEY_MISMATCH when its keyset is wrapped by another key, or altered; what the key encryption key and the store
     *     throw
     */
    public OrgCipher forReading(OrgId org) {
        return once(org, () -> stored(org)).orElseThrow(() -> noKeyset(org));
    }

    /**
     * The cipher to read something with. When that names a key that the cached keyset lacks, and the stored one has changed,
     * somebody rotated it elsewhere: then it is loaded anew.
     *
     * @param org whose
     * @param sealed what is to be read
     * @return the cipher
     * @throws dev.resourcebroker.error.BrokerException as {@link #forReading(OrgId)}
     */
    public OrgCipher forReading(OrgId org, byte[] sealed) {
        OrgCipher cipher = forReading(org);
        // A load that began before the rotation may end after it: then once more.
        while (!cipher.knows(sealed) && isOutdated(org, cipher)) {
            forget(org);
            cipher = forReading(org);
        }
        return cipher;
    }

    private boolean isOutdated(OrgId org, OrgCipher cipher) {
        return graves.keyset(org)
                .filter(stored -> stored.state().generation() > cipher.generation())
                .isPresent();
    }

    /**
     * The cipher to read with, unless it takes long to get. It is got in the background then, if possible.
     *
     * @param org whose
     * @param patience how long it may take
     * @return the cipher, if it was there in time
     * @throws dev.resourcebroker.error.BrokerException as {@link #forReading(OrgId)}
     */
    public Optional<OrgCipher> forReading(OrgId org, Duration patience) {
        Optional<KeysetCache.Entry> cached = cache.find(org);
        if (cached.isPresent()) {
            return cached.map(KeysetCache.Entry::cipher);
        }
        CompletableFuture<OrgCipher> loading = new CompletableFuture<>();
        boolean begun = ring.active(org).guard().inBackground(() -> complete(loading, () -> forReading(org)));
        long deadline = System.nanoTime() + patience.toNanos();
        return begun && Waiting.forUpTo(deadline, left -> isDone(loading, left))
                ? Optional.of(SingleFlight.outcome(loading))
                : Optional.empty();
    }

    private static void complete(CompletableFuture<OrgCipher> loading, Supplier<OrgCipher> load) {
        try {
            loading.complete(load.get());
        } catch (RuntimeException | Error e) {
            loading.completeExceptionally(e);
        }
    }

    private static boolean isDone(CompletableFuture<OrgCipher> loading, long nanos) throws InterruptedException {
        try {
            loading.get(nanos, TimeUnit.NANOSECONDS);
            return true;
        } catch (ExecutionException e) {
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }

    /**
     * The cipher to write with. Makes the organisation's keyset when there is none.
     *
     * @param org whose
     * @return the cipher
     * @throws dev.resourcebroker.error.BrokerException KEY_MISMATCH when the keyset is wrapped by another key, or
     *     altered; what the key encryption key and the store throw
     */
    public OrgCipher forWriting(OrgId org) {
        Optional<OrgCipher> cipher = Optional.empty();
        // A reader's search that found nothing answers for those who waited for it: then search again.
        while (cipher.isEmpty()) {
            cipher = once(org, () -> stored(org).or(() -> Optional.of(created(org))));
        }
        return cipher.get();
    }

    /**
     * Whether an error ends a run over all organisations, since the next one would meet it too.
     *
     * @param error what one organisation's keyset caused
     * @return false when it is that organisation's affair
     */
    public static boolean concernsEverybody(BrokerException error) {
        return OF_EVERYBODY.contains(error.code());
    }

    /**
     * Forgets what is cached of an organisation's keyset, since it has changed.
     *
     * @param org whose
     */
    public void forget(OrgId org) {
        cache.forget(org);
    }

    /**
     * Checks that an organisation wasn't destroyed, as far as this process knows: elsewhere it may have been within the
     * age of the cache.
     *
     * @param org the organisation
     * @throws dev.resourcebroker.error.BrokerException GONE
     */
    public void check(OrgId org) {
        if (cache.find(org).isEmpty()) {
            graves.check(org);
        }
    }

    void destroy(OrgId org) {
        graves.destroy(org);
        forget(org);
    }

    /** Encrypts and decrypts from now on with a keyset that was stored just now. */
    OrgCipher use(WrappedKeyset stored, OrgKeyset keyset) {
        OrgCipher cipher = cipher(stored, keyset);
        cache.put(stored.org(), cipher);
        return cipher;
    }

    String installation() {
        return installation;
    }

    KeyRing ring() {
        return ring;
    }

    KeysetWrapper wrapper() {
        return wrapper;
    }

    Graves graves() {
        return graves;
    }

    private Optional<OrgCipher> once(OrgId org, Supplier<Optional<OrgCipher>> load) {
        Optional<OrgCipher> cached = cached(org);
        return cached.isPresent() ? cached : flights.run(org, () -> cachedOr(org, load));
    }

    // Looks again: the load before this one may just have ended.
    private Optional<OrgCipher> cachedOr(OrgId org, Supplier<Optional<OrgCipher>> load) {
        Optional<OrgCipher> cached = cached(org);
        return cached.isPresent() ? cached : loaded(org, load);
    }

    private Optional<OrgCipher> loaded(OrgId org, Supplier<Optional<OrgCipher>> load) {
        Optional<OrgCipher> loaded = load.get();
        loaded.ifPresent(cipher -> cache.put(org, cipher));
        return loaded;
    }

    private Optional<OrgCipher> cached(OrgId org) {
        Optional<KeysetCache.Entry> entry = cache.find(org);
        entry.filter(due -> due.isDue(clock.instant())).ifPresent(due -> refresh(org));
        return entry.map(KeysetCache.Entry::cipher);
    }

    private void refresh(OrgId org) {
        ring.active(org).guard().inBackground(() -> {
            try {
                flights.run(org, () -> loaded(org, () -> stored(org)));
            } catch (BrokerException e) {
                // What is cached serves until its age; after that, whoever reads gets the error. But the dead are dead.
                if (e.code() == ErrorCode.GONE) {
                    forget(org);
                }
                LOG.warn("The keyset of organisation {} could not be refreshed: {}", org, e.getMessage());
            }
        });
    }

    /** How many loads there are at the moment. */
    int flights() {
        return flights.size();
    }

    private Optional<OrgCipher> stored(OrgId org) {
        return graves.keyset(org).map(stored -> cipher(stored, wrapper.unwrap(stored)));
    }

    private OrgCipher created(OrgId org) {
        OrgKeyset keyset = OrgKeyset.generate();
        WrappedKeyset wrapped = wrapper.wrap(org, keyset, clock.instant());
        boolean first = store.insert(wrapped);
        return first ? cipher(wrapped, keyset) : stored(org).orElseThrow(() -> noKeyset(org));
    }

    private OrgCipher cipher(WrappedKeyset stored, OrgKeyset keyset) {
        return new OrgCipher(
                keyset.cipher(installation, stored.org()), stored.state().generation());
    }

    private static PermanentBrokerException noKeyset(OrgId org) {
        String what = "organisation " + org + " has no keyset, so nothing that is stored for it can be decrypted";
        return new PermanentBrokerException(ErrorCode.DECRYPTION_FAILED, what);
    }

    /** Ends the threads that call keys. */
    @Override
    public void close() {
        ring.close();
    }
}
