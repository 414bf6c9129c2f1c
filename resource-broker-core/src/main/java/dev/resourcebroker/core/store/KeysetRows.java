package dev.resourcebroker.core.store;

import dev.resourcebroker.OrgId;
import java.util.Optional;

/** Wrapped keysets in the meta-database. */
final class KeysetRows implements KeysetStore {
    private final MetaStore store;

    KeysetRows(MetaStore store) {
        this.store = store;
    }

    @Override
    public Optional<WrappedKeyset> find(OrgId org) {
        return store.tenantRead(org, rows -> rows.keysets().find());
    }

    @Override
    public boolean insert(WrappedKeyset keyset) {
        return store.tenant(keyset.org(), rows -> rows.keysets().insert(keyset));
    }
}
