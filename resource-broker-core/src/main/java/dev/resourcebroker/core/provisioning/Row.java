package dev.resourcebroker.core.provisioning;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What is on record about one resource.
 *
 * @param wish the callers' half
 * @param progress the worker's half
 * @param versions the credentials, oldest first
 * @param carried the versions that injections carry which haven't ended
 */
record Row(Wish wish, Progress progress, List<CredentialVersion> versions, Set<Long> carried) {
    Row {
        versions = List.copyOf(versions);
        carried = Set.copyOf(carried);
    }

    Row progress(Progress next) {
        return new Row(wish, next, versions, carried);
    }

    Row progress(UnaryOperator<Progress> change) {
        return progress(change.apply(progress));
    }

    Row versions(List<CredentialVersion> next) {
        return new Row(wish, progress, next, carried);
    }

    Row eachVersion(UnaryOperator<CredentialVersion> change) {
        return versions(versions.stream().map(change).toList());
    }

    Row version(long number, UnaryOperator<CredentialVersion> change) {
        return eachVersion(version -> version.number() == number ? change.apply(version) : version);
    }

    /** The newest version that may be injected; 0 when there is none. */
    long current() {
        return versions.stream()
                .filter(version -> version.is(CredentialVersion.State.ACTIVE))
                .mapToLong(CredentialVersion::number)
                .max()
                .orElse(0);
    }
}
