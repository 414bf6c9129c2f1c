package dev.resourcebroker.core.keys;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.resourcebroker.OrgId;
import dev.resourcebroker.core.crypto.OrgKeyset;
import dev.resourcebroker.core.store.KeysetStore;
import dev.resourcebroker.core.store.WrappedKeyset;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The ciphers of organisations. Each organisation has one keyset, made with its first secret and stored wrapped.
 * Unwrapped keysets are cached, so that the key encryption key is called once per organisation and cache age; errors
 * are not cached. Starts no thread. Thread-safe.
 *
 * <p>A cipher that isn't cached costs a call to the meta-database and one to the key encryption key: ask for it before
 * opening a transaction. The age of the cache is told by the injected clock; when that is set back, cached keysets
 * live longer by as much.
 */
public final class OrgKeys {
    private final String installation;
    private final KeysetWrapper wrapper;
    private final KeysetStore store;
    private final Clock clock;
    private final Cache<OrgId, OrgCipher> cache;
    private final SingleFlight<OrgId, Optional<OrgCipher>> flights = new SingleFlight<>();

    /**
     * The ciphers of one installation.
     *
     * @param settings what wraps keysets, and for whom
     * @param store where wrapped keysets lie
     * @param clock tells when a keyset was made and how old a cached one is
     */
    public OrgKeys(KeySettings settings, KeysetStore store, Clock clock) {
        this.installation = settings.installation();
        this.wrapper = new KeysetWrapper(settings.installation(), settings.kek());
        this.store = store;
        this.clock = clock;
        this.cache = cache(settings.cache(), clock);
    }

    // Caffeine's upkeep runs on the calling thread: by default it would use the JVM's common pool.
    private static Cache<OrgId, OrgCipher> cache(CacheLimits limits, Clock clock) {
        return Caffeine.newBuilder()
                .executor(Runnable::run)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .maximumSize(limits.keysets())
                .expireAfterWrite(limits.age())
                .build();
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

    private Optional<OrgCipher> once(OrgId org, Supplier<Optional<OrgCipher>> load) {
        OrgCipher cached = cache.getIfPresent(org);
        return cached != null ? Optional.of(cached) : flights.run(org, () -> cachedOr(org, load));
    }

    // Looks again: the load before this one may just have ended.
    private Optional<OrgCipher> cachedOr(OrgId org, Supplier<Optional<OrgCipher>> load) {
        OrgCipher cached = cache.getIfPresent(org);
        if (cached != null) {
            return Optional.of(cached);
        }
        Optional<OrgCipher> loaded = load.get();
        loaded.ifPresent(cipher -> cache.put(org, cipher));
        return loaded;
    }

    private Optional<OrgCipher> stored(OrgId org) {
        return store.find(org).map(wrapped -> cipher(org, wrapper.unwrap(wrapped)));
    }

    private OrgCipher created(OrgId org) {
        OrgKeyset keyset = OrgKeyset.generate();
        WrappedKeyset wrapped = wrapper.wrap(org, keyset, clock.instant());
        boolean first = store.insert(wrapped);
        return first ? cipher(org, keyset) : stored(org).orElseThrow(() -> noKeyset(org));
    }

    private OrgCipher cipher(OrgId org, OrgKeyset keyset) {
        return new OrgCipher(keyset.cipher(installation, org));
    }

    private static PermanentBrokerException noKeyset(OrgId org) {
        String what = "organisation " + org + " has no keyset, so nothing that is stored for it can be decrypted";
        return new PermanentBrokerException(ErrorCode.DECRYPTION_FAILED, what);
    }
}
