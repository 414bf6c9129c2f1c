package dev.resourcebroker.core.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.core.store.WrappedKeyset;
import dev.resourcebroker.error.BrokerException;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.TransientBrokerException;
import dev.resourcebroker.resource.ConnectionDetails;
import dev.resourcebroker.resource.Entry;
import dev.resourcebroker.resource.ResourceId;
import dev.resourcebroker.resource.ResourceType;
import dev.resourcebroker.spi.EncryptionContext;
import dev.resourcebroker.spi.KeyEncryptionKey;
import dev.resourcebroker.tck.SequentialIds;
import dev.resourcebroker.tck.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class OrgKeysTest {
    private static final OrgId ACME = OrgId.of("acme");
    private static final OrgId GLOBEX = OrgId.of("globex");
    private static final ResourceId ORDERS = new ResourceId(SequentialIds.nth(1));
    private static final Instant START = Instant.parse("2026-11-25T10:00:00Z");
    private static final ConnectionDetails DETAILS =
            new ConnectionDetails(ResourceType.REDIS, List.of(Entry.secret("uri", "redis://:pw@h")));

    private final SettableClock clock = SettableClock.at(START);
    private final KeysetsInMemory store = new KeysetsInMemory();
    private final CountingKey kek = new CountingKey();
    private final OrgKeys keys = keys(kek);

    @Test
    void forWriting_theFirstSecret_makesAKeysetAndStoresItWrapped() {
        keys.forWriting(ACME);
        WrappedKeyset row = store.find(ACME).orElseThrow();
        assertThat(row.org()).isEqualTo(ACME);
        assertThat(row.kek()).isEqualTo(new WrappedKeyset.Kek(kek.id(), true));
        assertThat(row.createdAt()).isEqualTo(START);
        assertThat(row.wrapped()).startsWith(1);
        assertThat(kek.context.get())
                .isEqualTo(new EncryptionContext(
                        Map.of("installation", "prod-eu", "org", "acme", "purpose", "org-keyset")));
    }

    @Test
    void forReading_inAnotherProcess_readsWhatWasWritten() {
        byte[] stored = keys.forWriting(ACME).encrypt(ORDERS, 1, DETAILS);
        assertThat(keys(kek).forReading(ACME).decrypt(ORDERS, 1, stored)).isEqualTo(DETAILS);
        assertThat(keys(kek).forWriting(ACME).decrypt(ORDERS, 1, stored)).isEqualTo(DETAILS);
        assertThat(store.rows).hasSize(1);
    }

    @Test
    void forReading_withoutAKeyset_failsAndMakesNone() {
        assertFails(() -> keys.forReading(ACME), ErrorCode.DECRYPTION_FAILED, "acme");
        assertThat(store.rows).isEmpty();
        assertThat(kek.wraps).hasValue(0);
    }

    @Test
    void organisationsHaveKeysetsOfTheirOwn() {
        byte[] stored = keys.forWriting(ACME).encrypt(ORDERS, 1, DETAILS);
        keys.forWriting(GLOBEX);
        assertThat(store.rows).hasSize(2);
        assertFails(() -> keys.forReading(GLOBEX).decrypt(ORDERS, 1, stored), ErrorCode.DECRYPTION_FAILED, "globex");
    }

    @Test
    void theKekIsAskedOncePerAge() {
        keys.forWriting(ACME);
        clock.advance(Duration.ofMinutes(6).minusMillis(1));
        keys.forReading(ACME);
        keys.forWriting(ACME);
        assertThat(kek.unwraps).hasValue(0);
        clock.advance(Duration.ofMinutes(4));
        keys.forReading(ACME);
        keys.forWriting(ACME);
        assertThat(kek.unwraps).hasValue(1);
        assertThat(kek.wraps).hasValue(1);
    }

    @Test
    void theCacheIsBoundedInSize() {
        OrgKeys small = keys("prod-eu", new CacheLimits(2, Duration.ofMinutes(10)));
        List<OrgId> orgs = List.of(ACME, GLOBEX, OrgId.of("initech"), OrgId.of("umbrella"));
        orgs.forEach(small::forWriting);
        orgs.forEach(small::forReading);
        assertThat(kek.unwraps.get()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void aKeysetThatIsCachedOutlivesAnOutageAndOneThatIsNotComesBackAfterIt() {
        keys.forWriting(ACME);
        RuntimeException down = new TransientBrokerException(ErrorCode.KEY_UNAVAILABLE, "down", null);
        kek.outage.set(down);
        keys.forReading(ACME);
        assertThatThrownBy(() -> keys.forWriting(GLOBEX)).isSameAs(down);
        assertThat(store.rows).containsOnlyKeys(ACME);
        clock.advance(Duration.ofMinutes(10));
        assertThatThrownBy(() -> keys.forReading(ACME)).isSameAs(down);
        kek.outage.set(null);
        keys.forReading(ACME);
        keys.forWriting(GLOBEX);
    }

    @Test
    void whatABrokenKekThrowsIsInternalAndSilent() {
        kek.outage.set(new IllegalStateException("marker-90fe"));
        assertThatThrownBy(() -> keys.forWriting(ACME))
                .isInstanceOfSatisfying(
                        BrokerException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INTERNAL))
                .hasNoCause()
                .hasMessageContaining(kek.id())
                .hasMessageContaining("IllegalStateException")
                .hasMessageNotContaining("marker-90fe");
    }

    @Test
    void aKeysetOfAnotherKekIsAMismatchNamingBoth() {
        keys.forWriting(ACME);
        CountingKey other = new CountingKey();
        assertFails(() -> keys(other).forReading(ACME), ErrorCode.KEY_MISMATCH, "acme", kek.id(), other.id());
        assertFails(() -> keys(other).forWriting(ACME), ErrorCode.KEY_MISMATCH, "acme", kek.id(), other.id());
        assertThat(other.unwraps).hasValue(0);
    }

    @Test
    void anAlteredKeysetIsAMismatchUntilItIsRestored() {
        keys.forWriting(ACME);
        clock.advance(Duration.ofMinutes(10));
        byte[] wrapped = store.find(ACME).orElseThrow().wrapped();
        wrapped[wrapped.length / 2] ^= 1;
        assertFails(() -> keys.forReading(ACME), ErrorCode.KEY_MISMATCH, "not of this key");
        wrapped[wrapped.length / 2] ^= 1;
        keys.forReading(ACME);
    }

    @Test
    void aKeysetMovedToAnotherOrganisationOrInstallationIsAMismatch() {
        keys.forWriting(ACME);
        WrappedKeyset row = store.find(ACME).orElseThrow();
        store.rows.put(GLOBEX, new WrappedKeyset(GLOBEX, row.kek(), row.wrapped(), row.createdAt(), row.state()));
        assertFails(() -> keys.forReading(GLOBEX), ErrorCode.KEY_MISMATCH, "not of this key");
        assertFails(
                () -> keys("staging", CacheLimits.DEFAULT).forReading(ACME), ErrorCode.KEY_MISMATCH, "not of this key");
    }

    @Test
    void aKeyThatUnwrapsToSomethingElseIsAMismatch() {
        EncryptionContext context =
                new EncryptionContext(Map.of("installation", "prod-eu", "org", "acme", "purpose", "org-keyset"));
        byte[] wrapped = kek.wrap(new byte[] {1, 2, 3}, context);
        store.rows.put(
                ACME,
                new WrappedKeyset(
                        ACME, new WrappedKeyset.Kek(kek.id(), true), wrapped, START, WrappedKeyset.State.NEW));
        assertFails(() -> keys.forReading(ACME), ErrorCode.KEY_MISMATCH, "acme");
    }

    @Test
    void noThreadIsLeftAfterTheClose() throws InterruptedException {
        OrgKeys closed = keys(kek);
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        for (int i = 0; i < 100; i++) {
            closed.forWriting(OrgId.of("org-" + i));
        }
        closed.close();
        Set<Thread> started = new HashSet<>(Thread.getAllStackTraces().keySet());
        started.removeAll(before);
        for (Thread thread : started) {
            if (thread.getName().startsWith("resource-broker-key")) {
                thread.join(10_000);
                assertThat(thread.isAlive()).isFalse();
            }
        }
        assertFails(() -> closed.forWriting(OrgId.of("late")), ErrorCode.CLOSED, "closed");
    }

    @Test
    void limitsMustBePositive() {
        assertFails(() -> new CacheLimits(0, Duration.ofMinutes(1)), ErrorCode.INVALID_ARGUMENT, "keysets");
        assertFails(() -> new CacheLimits(1, Duration.ZERO), ErrorCode.INVALID_ARGUMENT, "age");
        assertFails(() -> new CacheLimits(1, Duration.ofDays(2)), ErrorCode.INVALID_ARGUMENT, "age");
        Duration second = Duration.ofSeconds(1);
        assertFails(() -> new CallLimits(0, second), ErrorCode.INVALID_ARGUMENT, "perSecond");
        assertFails(() -> new CallLimits(1, Duration.ZERO), ErrorCode.INVALID_ARGUMENT, "timeout");
        assertFails(() -> new CallLimits(1, Duration.ofHours(1)), ErrorCode.INVALID_ARGUMENT, "timeout");
    }

    @Test
    void toString_showsTheOrganisationOnly() {
        assertThat(keys.forWriting(ACME)).hasToString("FieldCipher[acme]");
    }

    private OrgKeys keys(KeyEncryptionKey with) {
        return TestKeys.of(with, store, clock).start();
    }

    private OrgKeys keys(String installation, CacheLimits limits) {
        return TestKeys.of(kek, store, clock)
                .installation(installation)
                .cache(limits)
                .start();
    }

    private static void assertFails(ThrowingCallable call, ErrorCode code, String... named) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        BrokerException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContainingAll(named);
    }
}
