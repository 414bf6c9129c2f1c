package dev.resourcebroker.core.provisioning;

import dev.resourcebroker.core.provider.Offered;
import dev.resourcebroker.core.store.MetaStore;
import dev.resourcebroker.core.store.PoolRows;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.error.TransientBrokerException;
import dev.resourcebroker.provider.AccessField;
import dev.resourcebroker.provider.SecretSource;
import dev.resourcebroker.provisioning.PoolState;
import dev.resourcebroker.secret.SecretValue;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Takes credentials from operators' pools. Which one a version has is on record before anybody is given it, and stays there:
 * who had it knows it, so that it is never taken again. Thread-safe.
 */
public final class Pools {
    private final MetaStore store;
    private final Clock clock;

    /**
     * Takes on record.
     *
     * @param store the meta-database
     * @param clock tells the time
     */
    public Pools(MetaStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Tells how much is left.
     *
     * @param offered an offering
     * @return the state of its pool
     */
    public PoolState state(Offered offered) {
        Set<String> members = offered.members().keySet();
        return new PoolState(
                offered.offering().id(), members.size(), free(offered, members).size());
    }

    /** The credential that a version has, or one that is taken for it now. */
    Map<String, SecretValue> take(Work work, long version, Offered offered) {
        Map<String, Map<String, SecretValue>> members = offered.members();
        Optional<String> taken =
                store.tenantRead(work.org(), rows -> rows.pools().taken(work.id(), version));
        if (taken.isPresent()) {
            return fields(offered, members, taken.get());
        }
        List<String> free = free(offered, members.keySet());
        // Others look for one, too.
        Collections.shuffle(free);
        return free.stream()
                .filter(member -> take(work, version, offered, members, member))
                .findFirst()
                .map(members::get)
                .orElseThrow(() -> new TransientBrokerException(
                        ErrorCode.POOL_EMPTY,
                        "the pool of offering " + offered.offering().id() + " has no credential left",
                        null));
    }

    private boolean take(
            Work work, long version, Offered offered, Map<String, Map<String, SecretValue>> members, String member) {
        fields(offered, members, member);
        PoolRows.Take take = new PoolRows.Take(offered.offering().id(), member, work.id(), version, clock.instant());
        return store.tenant(work.org(), rows -> rows.pools().take(take));
    }

    private List<String> free(Offered offered, Set<String> members) {
        Set<String> taken = store.operator(rows -> rows.taken(offered.offering().id()));
        Set<String> free = new TreeSet<>(members);
        free.removeAll(taken);
        return new ArrayList<>(free);
    }

    private static Map<String, SecretValue> fields(
            Offered offered, Map<String, Map<String, SecretValue>> members, String member) {
        Map<String, SecretValue> fields = members.get(member);
        String field = "pool of " + offered.offering().id();
        if (fields == null) {
            throw PermanentBrokerException.invalid(field, "lacks '" + member + "', which was taken from it");
        }
        for (AccessField wanted : ((SecretSource.Pool) offered.offering().secrets()).fields()) {
            if (wanted.required() && !fields.containsKey(wanted.name())) {
                throw PermanentBrokerException.invalid(field, "has '" + member + "' without field " + wanted.name());
            }
        }
        return fields;
    }
}
