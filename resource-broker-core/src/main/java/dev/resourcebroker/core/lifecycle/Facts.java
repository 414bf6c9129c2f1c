package dev.resourcebroker.core.lifecycle;

import dev.resourcebroker.binding.CarriedVersion;
import dev.resourcebroker.core.provider.Offered;
import dev.resourcebroker.core.store.StoredCredential;
import dev.resourcebroker.core.store.StoredProvisioning;
import dev.resourcebroker.core.store.StoredWish;
import dev.resourcebroker.provider.Cost;
import dev.resourcebroker.provider.CredentialTraits;
import dev.resourcebroker.provider.Offering;
import dev.resourcebroker.resource.ConnectionVersion.State;
import dev.resourcebroker.resource.Resource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is known of a resource that a vendor makes.
 *
 * @param offered its offering
 * @param record what is on record
 * @param wish what would be wished
 */
record Facts(Offered offered, OnRecord record, StoredWish wish) {
    /**
     * What is on record.
     *
     * @param resource the resource
     * @param provisioning what is wished, and how far that has got
     * @param carriers which deliveries carry its credentials
     */
    record OnRecord(Resource resource, StoredProvisioning provisioning, List<CarriedVersion> carriers) {}

    Offering offering() {
        return offered.offering();
    }

    CredentialTraits credentials() {
        return offering().traits().credentials();
    }

    Optional<Cost> cost() {
        return Optional.of(offered.provider().cost(record.provisioning().specification()));
    }

    StoredWish before() {
        return record.provisioning().wish();
    }

    Optional<String> vendorId() {
        return Optional.ofNullable(record.provisioning().rest().shown().vendorId());
    }

    String failure() {
        return record.provisioning()
                .rest()
                .shown()
                .failure()
                .map(failure -> failure.code())
                .orElse("");
    }

    long current() {
        return record.provisioning().rest().current();
    }

    /** How many deliveries carry a version. */
    long carriers(long version) {
        return record.carriers().stream()
                .filter(carried -> carried.connectionVersion() == version)
                .count();
    }

    /** Credentials that the vendor may have. */
    Stream<StoredCredential> open() {
        return record.provisioning().credentials().stream().filter(version -> version.state() != State.REVOKED);
    }

    Stream<String> revocations() {
        return open().filter(version -> version.vendorId() != null)
                .map(version -> "revoke credential " + version.seq());
    }

    /** What makes a resource that isn't there. */
    List<String> creation(long credential) {
        return Calls.creation(offering(), credential);
    }
}
