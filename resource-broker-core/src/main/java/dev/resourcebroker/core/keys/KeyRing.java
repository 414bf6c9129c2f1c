package dev.resourcebroker.core.keys;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.core.event.Events;
import dev.resourcebroker.error.BrokerException;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.spi.KeyEncryptionKey;
import dev.resourcebroker.spi.OrgKeyChooser;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Which key encryption keys there are, and which may serve an organisation: its own and the platform's, never those of
 * another. What a row says only picks among these. Thread-safe.
 */
final class KeyRing implements AutoCloseable {
    // A key that hangs for ever keeps as many threads.
    private static final int PLATFORM_AT_ONCE = 32;
    private static final int OWN_AT_ONCE = 2;

    private final List<GuardedKey> platform;
    private final OrgKeyChooser chooser;
    private final CallLimits limits;
    private final Events events;
    private final Clock clock;
    private final KeyThreads threads = new KeyThreads();
    private final Map<String, KeyGuard> guards = new ConcurrentHashMap<>();

    KeyRing(KeySettings settings, Events events, Clock clock) {
        this.chooser = settings.chooser();
        this.limits = settings.limits().calls();
        this.events = events;
        this.clock = clock;
        this.platform = settings.keks().stream()
                .map(key -> guarded(key, PLATFORM_AT_ONCE))
                .toList();
    }

    private GuardedKey guarded(KeyEncryptionKey key, int atOnce) {
        KeyGuard guard = guards.computeIfAbsent(
                key.id(), id -> new KeyGuard(new KeyHealth(id, events, clock), threads, atOnce, limits));
        return new GuardedKey(key, guard);
    }

    /** The key that wraps. */
    GuardedKey active(OrgId org) {
        return own(org).stream()
                .findFirst()
                .map(key -> guarded(key, OWN_AT_ONCE))
                .orElse(platform.get(0));
    }

    /** The key of this id, when it may serve the organisation. */
    Optional<GuardedKey> find(OrgId org, String id) {
        return Stream.concat(own(org).stream().map(key -> guarded(key, OWN_AT_ONCE)), platform.stream())
                .filter(key -> key.id().equals(id))
                .findFirst();
    }

    /** The id of the platform's key that wraps. */
    String platformId() {
        return platform.get(0).id();
    }

    boolean isPlatforms(String id) {
        return platform.stream().anyMatch(key -> key.id().equals(id));
    }

    /** The ids of the keys that may serve an organisation, for messages. */
    List<String> idsFor(OrgId org) {
        return Stream.concat(
                        own(org).stream().map(KeyEncryptionKey::id),
                        platform.stream().map(GuardedKey::id))
                .distinct()
                .toList();
    }

    private List<KeyEncryptionKey> own(OrgId org) {
        try {
            return chooser.keysOf(org);
        } catch (BrokerException e) {
            throw e;
        } catch (RuntimeException e) {
            String what = "the chooser of keys threw " + e.getClass().getName() + " for organisation " + org;
            throw new PermanentBrokerException(ErrorCode.INTERNAL, what);
        }
    }

    @Override
    public void close() {
        threads.close();
    }
}
