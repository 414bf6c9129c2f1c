package dev.resourcebroker.core.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.core.store.WrappedKeyset;
import dev.resourcebroker.error.BrokerException;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.spi.KeyEncryptionKey;
import dev.resourcebroker.tck.SettableClock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Several keys of the platform, and keys of organisations: each keyset finds its own. */
class SeveralKeysTest {
    private static final OrgId ACME = OrgId.of("acme");
    private static final OrgId GLOBEX = OrgId.of("globex");

    private final KeysetsInMemory store = new KeysetsInMemory();
    private final CountingKey old = new CountingKey();
    private final CountingKey active = new CountingKey();
    private final CountingKey acmes = new CountingKey();
    private final TestKeys with = TestKeys.of(active, store, SettableClock.at(Instant.EPOCH));

    @Test
    void theFirstKeyWrapsAndEachKeysetRemembersItsOwn() {
        with.platform(old).start().forWriting(ACME);
        OrgKeys keys = with.platform(active, old).start();
        keys.forReading(ACME);
        keys.forWriting(GLOBEX);
        assertThat(kekOf(ACME)).isEqualTo(new WrappedKeyset.Kek(old.id(), true));
        assertThat(kekOf(GLOBEX)).isEqualTo(new WrappedKeyset.Kek(active.id(), true));
        assertThat(old.unwraps).hasValue(1);
        assertThat(active.unwraps).hasValue(0);
    }

    @Test
    void anOrganisationsOwnKeyWrapsItsKeysetAndNoOther() {
        OrgKeys keys = with.chooser(this::acmesOwn).start();
        keys.forWriting(ACME);
        keys.forWriting(GLOBEX);
        assertThat(kekOf(ACME)).isEqualTo(new WrappedKeyset.Kek(acmes.id(), false));
        assertThat(kekOf(GLOBEX)).isEqualTo(new WrappedKeyset.Kek(active.id(), true));
        with.chooser(this::acmesOwn).start().forReading(ACME);
        assertThat(acmes.unwraps).hasValue(1);
    }

    @Test
    void aRowThatNamesAnotherOrganisationsKey_isAMismatchAndThatKeyIsNotCalled() {
        with.chooser(this::acmesOwn).start().forWriting(ACME);
        WrappedKeyset row = store.find(ACME).orElseThrow();
        store.rows.put(GLOBEX, new WrappedKeyset(GLOBEX, row.kek(), row.wrapped(), row.createdAt(), row.state()));
        OrgKeys keys = with.chooser(this::acmesOwn).start();
        assertThat(mismatch(keys, GLOBEX)).hasMessageContaining(acmes.id()).hasMessageContaining(active.id());
        assertThat(acmes.unwraps).hasValue(0);
    }

    @Test
    void anOrganisationThatGetsAKeyOfItsOwn_isReadByThePlatformsUntilItIsRewrapped() {
        with.start().forWriting(ACME);
        with.chooser(this::acmesOwn).start().forReading(ACME);
        assertThat(active.unwraps).hasValue(1);
    }

    @Test
    void anOrganisationWithSeveralKeys_wrapsWithTheFirstAndReadsWithEach() {
        with.chooser(this::acmesOwn).start().forWriting(ACME);
        CountingKey next = new CountingKey();
        with.chooser(org -> List.of(next, acmes)).start().forReading(ACME);
        assertThat(acmes.unwraps).hasValue(1);
        assertThat(mismatch(with.chooser(org -> List.of(next)).start(), ACME)).hasMessageContaining(acmes.id());
    }

    @Test
    void aChooserThatThrows_isInternalAndSilentAndConcernsThatOrganisationOnly() {
        OrgKeys keys = with.chooser(org -> {
                    if (org.equals(ACME)) {
                        throw new IllegalStateException("marker-51ab");
                    }
                    return List.of();
                })
                .start();
        BrokerException thrown = catchThrowableOfType(BrokerException.class, () -> keys.forWriting(ACME));
        assertThat(thrown.code()).isEqualTo(ErrorCode.INTERNAL);
        assertThat(thrown).hasNoCause().hasMessageContaining("acme").hasMessageNotContaining("marker-51ab");
        keys.forWriting(GLOBEX);
    }

    private List<KeyEncryptionKey> acmesOwn(OrgId org) {
        return org.equals(ACME) ? List.of(acmes) : List.of();
    }

    private WrappedKeyset.Kek kekOf(OrgId org) {
        return store.find(org).orElseThrow().kek();
    }

    private static BrokerException mismatch(OrgKeys keys, OrgId org) {
        BrokerException thrown = catchThrowableOfType(BrokerException.class, () -> keys.forReading(org));
        assertThat(thrown.code()).isEqualTo(ErrorCode.KEY_MISMATCH);
        return thrown;
    }
}
