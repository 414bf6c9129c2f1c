package dev.resourcebroker.core.keys;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.core.store.KeysetStore;
import dev.resourcebroker.core.store.WrappedKeyset;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
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

    @Override
    public boolean replace(WrappedKeyset old, WrappedKeyset next) {
        return rows.replace(old.org(), old, next);
    }

    @Override
    public void destroy(OrgId org, Instant at) {
        WrappedKeyset.Kek nobody = new WrappedKeyset.Kek("", false);
        rows.put(org, new WrappedKeyset(org, nobody, new byte[0], at, new WrappedKeyset.State(1, false, true)));
    }

    @Override
    public List<WrappedKeyset> list(Optional<OrgId> after, int most) {
        return rows.values().stream()
                .sorted(Comparator.comparing(keyset -> keyset.org().value()))
                .filter(keyset ->
                        keyset.org().value().compareTo(after.map(OrgId::value).orElse("")) > 0)
                .limit(most)
                .toList();
    }

    @Override
    public long count() {
        return rows.size();
    }

    @Override
    public boolean settle(String kekId) {
        return rows.values().stream().allMatch(keyset -> keyset.kek().id().equals(kekId));
    }
}
