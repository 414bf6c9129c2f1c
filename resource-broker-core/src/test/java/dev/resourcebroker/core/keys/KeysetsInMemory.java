package dev.resourcebroker.core.keys;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.core.store.KeysetStore;
import dev.resourcebroker.core.store.WrappedKeyset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keysets as a meta-database would hold them. Tests reach into the rows. */
class KeysetsInMemory implements KeysetStore {
    final Map<OrgId, WrappedKeyset> rows = new ConcurrentHashMap<>();

    @Override
    public Optional<WrappedKeyset> find(OrgId org) {
        return Optional.ofNullable(rows.get(org));
    }

    @Override
    public boolean insert(WrappedKeyset keyset) {
        return rows.putIfAbsent(keyset.org(), keyset) == null;
    }
}
