package dev.resourcebroker.core.keys;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.core.store.KeysetStore;
import dev.resourcebroker.core.store.WrappedKeyset;
import dev.resourcebroker.error.BrokerException;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.key.KeyProgress;
import dev.resourcebroker.key.RewrapOutcome;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One run that wraps every keyset with the key that wraps new ones. What is wrapped by it already is passed over, so a
 * run that was killed is simply begun again. Used by one thread.
 */
final class Rewrapping {
    private static final int PAGE = 500;

    private final OrgKeys keys;
    private final KeysetStore store;
    private final Consumer<KeyProgress> progress;
    private final Map<OrgId, ErrorCode> failed = new HashMap<>();
    private long total;
    private long done;
    private long rewrapped;

    Rewrapping(OrgKeys keys, KeysetStore store, Consumer<KeyProgress> progress) {
        this.keys = keys;
        this.store = store;
        this.progress = progress;
    }

    RewrapOutcome run() {
        total = store.count();
        List<WrappedKeyset> page = store.list(Optional.empty(), PAGE);
        while (!page.isEmpty()) {
            page.forEach(this::rewrap);
            page = store.list(Optional.of(page.get(page.size() - 1).org()), PAGE);
        }
        // From now on a start may do without the keys before.
        store.settle(keys.ring().platformId());
        return new RewrapOutcome(rewrapped, failed);
    }

    private void rewrap(WrappedKeyset keyset) {
        try {
            if (rewrapped(Optional.of(keyset))) {
                rewrapped++;
            }
        } catch (BrokerException e) {
            if (OrgKeys.concernsEverybody(e)) {
                throw e;
            }
            failed.put(keyset.org(), e.code());
        }
        progress.accept(new KeyProgress(++done, total));
    }

    private boolean rewrapped(Optional<WrappedKeyset> found) {
        Optional<WrappedKeyset> keyset = found;
        // Who rotates or rewraps it meanwhile changes it under our hands: then look again.
        while (keyset.filter(this::isOfAnotherKey).isPresent()) {
            WrappedKeyset old = keyset.get();
            if (store.replace(old, keys.wrapper().rewrapped(old))) {
                return true;
            }
            keyset = store.find(old.org());
        }
        return false;
    }

    private boolean isOfAnotherKey(WrappedKeyset keyset) {
        return !keyset.state().destroyed()
                && !keyset.kek().id().equals(keys.ring().active(keyset.org()).id());
    }
}
