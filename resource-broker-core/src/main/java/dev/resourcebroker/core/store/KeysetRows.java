package dev.resourcebroker.core.store;

import dev.resourcebroker.OrgId;
import java.time.Instant;
import java.util.List;
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

    @Override
    public boolean replace(WrappedKeyset old, WrappedKeyset next) {
        return store.tenant(next.org(), rows -> rows.keysets().replace(old, next));
    }

    @Override
    public void destroy(OrgId org, Instant at) {
        store.tenant(org, rows -> {
            rows.keysets().destroy(at);
            return org;
        });
    }

    @Override
    public List<WrappedKeyset> list(Optional<OrgId> after, int most) {
        return store.operator(rows -> rows.keysets(after, most));
    }

    @Override
    public long count() {
        return store.operator(OperatorTransaction::countKeysets);
    }

    @Override
    public boolean settle(String kekId) {
        return store.operator(rows -> rows.settle(kekId));
    }
}
