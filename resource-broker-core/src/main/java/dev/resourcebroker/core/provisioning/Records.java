package dev.resourcebroker.core.provisioning;

import dev.resourcebroker.core.provisioning.CredentialVersion.State;
import dev.resourcebroker.core.store.StoredCredential;
import dev.resourcebroker.core.store.StoredProvisioning;
import dev.resourcebroker.core.store.StoredWish;
import dev.resourcebroker.resource.ConnectionVersion;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A row as it is stored and as it is decided on. */
final class Records {
    private Records() {}

    /** Whose time to be carried has passed counts as carried by nobody. */
    static Row row(StoredProvisioning stored, Instant now) {
        List<CredentialVersion> versions =
                stored.credentials().stream().map(Records::version).toList();
        Set<Long> carried = stored.credentials().stream()
                .filter(StoredCredential::isCarried)
                .map(StoredCredential::seq)
                .filter(version -> !stored.wish().cutOff().applies(version, now))
                .collect(Collectors.toSet());
        return new Row(wish(stored.wish()), ProgressText.read(stored.progress()), versions, carried);
    }

    private static Wish wish(StoredWish stored) {
        return new Wish(
                stored.version(),
                stored.present(),
                stored.deleteFrom(),
                stored.deletion(),
                stored.generation(),
                stored.leastCredential(),
                stored.restores(),
                stored.incarnation(),
                stored.epoch(),
                stored.reinjected());
    }

    private static CredentialVersion version(StoredCredential stored) {
        return new CredentialVersion(stored.seq(), State.valueOf(stored.state().name()), stored.vendorId());
    }

    static StoredCredential stored(CredentialVersion version) {
        return new StoredCredential(
                version.number(),
                ConnectionVersion.State.valueOf(version.state().name()),
                version.id(),
                null,
                false);
    }
}
