package dev.resourcebroker.core.keys;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.core.crypto.OrgKeyset;
import dev.resourcebroker.core.store.MetaStore;
import dev.resourcebroker.core.store.SealedField;
import dev.resourcebroker.core.store.SealedField.Column;
import dev.resourcebroker.core.store.StoredBrought;
import dev.resourcebroker.core.store.WrappedKeyset;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.error.TransientBrokerException;
import dev.resourcebroker.key.KeyProgress;
import dev.resourcebroker.key.RotationOutcome;
import dev.resourcebroker.provider.ProviderId;
import dev.resourcebroker.resource.ResourceId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * One rotation of an organisation's keyset: a new key that encrypts, then every field anew, then away with the old keys.
 * From the first step on nobody can store what an older key encrypted ({@link MetaStore#tenant(OrgId, long,
 * java.util.function.Function)}), so one pass over the fields finds everything. A field that names the new key is done:
 * a rotation that was killed is simply begun again. Used by one thread.
 */
final class Rotation {
    private static final int PAGE = 200;
    // Key services wrap at most 4 KB; a key takes about 110 bytes.
    private static final int MOST_KEYS = 30;

    private final OrgKeys keys;
    private final MetaStore store;
    private final OrgId org;
    private final Consumer<KeyProgress> progress;
    private final Map<Column, Set<UUID>> unreadable = new EnumMap<>(Column.class);
    private long total;
    private long done;
    private long reencrypted;

    Rotation(OrgKeys keys, MetaStore store, OrgId org, Consumer<KeyProgress> progress) {
        this.keys = keys;
        this.store = store;
        this.org = org;
        this.progress = progress;
    }

    RotationOutcome run() {
        WrappedKeyset begun = begun();
        OrgKeyset keyset = keys.wrapper().unwrap(begun);
        OrgCipher cipher = keys.use(begun, keyset);
        total = store.tenant(
                org,
                rows -> List.of(Column.values()).stream()
                        .mapToLong(rows.sealedFields()::count)
                        .sum());
        for (Column column : Column.values()) {
            reencrypt(column, cipher);
        }
        end(begun, unreadable.isEmpty() ? keyset.primaryOnly() : keyset);
        return new RotationOutcome(reencrypted, resources(), credentials());
    }

    private WrappedKeyset begun() {
        while (true) {
            WrappedKeyset stored = keys.graves().keyset(org).orElseThrow(this::noKeyset);
            if (stored.state().rotating()) {
                return stored;
            }
            OrgKeyset keyset = checked(keys.wrapper().unwrap(stored)).withNewPrimary();
            WrappedKeyset.State state = new WrappedKeyset.State(stored.state().generation() + 1, true, false);
            WrappedKeyset next = keys.wrapper().wrapped(stored, keyset, state);
            if (store.keysets().replace(stored, next)) {
                return next;
            }
        }
    }

    private void reencrypt(Column column, OrgCipher cipher) {
        Optional<SealedField> last = Optional.empty();
        while (true) {
            Optional<SealedField> after = last;
            List<SealedField> page =
                    store.tenantRead(org, rows -> rows.sealedFields().list(column, after, PAGE));
            if (page.isEmpty()) {
                return;
            }
            save(page, cipher);
            last = Optional.of(page.get(page.size() - 1));
            done += page.size();
            progress.accept(new KeyProgress(done, total));
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Renewed(SealedField old, byte[] sealed) {}

    private void save(List<SealedField> page, OrgCipher cipher) {
        List<Renewed> renewed = renewed(page, cipher);
        reencrypted += store.tenant(org, cipher.generation(), rows -> {
                    renewed.forEach(field -> rows.sealedFields().replace(field.old(), field.sealed()));
                    return renewed.size();
                })
                .orElseThrow(this::overtaken);
    }

    private List<Renewed> renewed(List<SealedField> page, OrgCipher cipher) {
        List<Renewed> renewed = new ArrayList<>();
        for (SealedField field : page) {
            if (!cipher.isCurrent(field.sealed())) {
                cipher.renewed(field)
                        .ifPresentOrElse(fresh -> renewed.add(new Renewed(field, fresh)), () -> unreadable(field));
            }
        }
        return renewed;
    }

    private void unreadable(SealedField field) {
        unreadable
                .computeIfAbsent(field.column(), column -> new LinkedHashSet<>())
                .add(field.owner());
    }

    private Set<ResourceId> resources() {
        return unreadable.entrySet().stream()
                .filter(fields -> fields.getKey() != Column.CREDENTIAL)
                .flatMap(fields -> fields.getValue().stream())
                .map(ResourceId::new)
                .collect(Collectors.toSet());
    }

    private Set<ProviderId> credentials() {
        Set<UUID> ids = unreadable.getOrDefault(Column.CREDENTIAL, Set.of());
        return ids.isEmpty()
                ? Set.of()
                : store.tenantRead(org, rows -> rows.credentials().list()).stream()
                        .filter(credential -> ids.contains(credential.id()))
                        .map(StoredBrought::provider)
                        .collect(Collectors.toSet());
    }

    private void end(WrappedKeyset begun, OrgKeyset keyset) {
        WrappedKeyset stored = keys.graves().keyset(org).orElseThrow(this::noKeyset);
        // Somebody who rotated beside us may have ended it; somebody who rewrapped it only changed its wrapping.
        while (stored.state().equals(begun.state())) {
            WrappedKeyset.State state = new WrappedKeyset.State(begun.state().generation(), false, false);
            if (store.keysets().replace(stored, keys.wrapper().wrapped(stored, keyset, state))) {
                return;
            }
            stored = keys.graves().keyset(org).orElseThrow(this::noKeyset);
        }
    }

    private OrgKeyset checked(OrgKeyset keyset) {
        if (keyset.size() < MOST_KEYS) {
            return keyset;
        }
        throw new PermanentBrokerException(
                ErrorCode.DECRYPTION_FAILED,
                "unreadable fields of organisation " + org + " have kept " + keyset.size()
                        + " keys; delete or replace those resources, then the next rotation forgets them");
    }

    private PermanentBrokerException noKeyset() {
        return new PermanentBrokerException(ErrorCode.NOT_FOUND, "organisation " + org + " has no keyset");
    }

    private TransientBrokerException overtaken() {
        return new TransientBrokerException(
                ErrorCode.META_DATABASE_BUSY, "the keyset of organisation " + org + " was changed meanwhile", null);
    }
}
