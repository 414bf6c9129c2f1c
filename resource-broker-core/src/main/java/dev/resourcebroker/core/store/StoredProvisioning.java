package dev.resourcebroker.core.store;

import dev.resourcebroker.provider.Specification;
import dev.resourcebroker.resource.ResourceId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything on record about a resource that a vendor makes.
 *
 * @param resource which
 * @param specification what it is to be
 * @param wish what is wished
 * @param progress how far that has got
 * @param credentials the versions of its credential, oldest first
 * @param rest what a worker needs beside
 */
public record StoredProvisioning(
        ResourceId resource,
        Specification specification,
        StoredWish wish,
        StoredProgress progress,
        List<StoredCredential> credentials,
        Rest rest) {

    /** Copies the list. */
    public StoredProvisioning {
        credentials = List.copyOf(credentials);
    }

    /**
     * Whether what is on record can be trusted, as far as workers know.
     *
     * @return false after a restore of the meta-database, until a worker has followed the word to go on
     */
    public boolean isTrusted() {
        return progress.stands("SOUND") && !isResuming();
    }

    /**
     * Whether the word to go on was given, and isn't followed to its end.
     *
     * @return false when it wasn't given, or isn't needed any more
     */
    public boolean isResuming() {
        return progress.stands("TAKING_STOCK") || progress.epoch() < wish.epoch();
    }

    /**
     * What a worker needs beside.
     *
     * @param shown what callers see
     * @param current the version that is injected; 0 when there is none
     * @param failures how many attempts in a row came to nothing
     * @param phaseSince since when it stands where it stands
     * @param restorePoint to what it is to be restored, if ever
     * @param master the ciphertext of the secret that administers it, once chosen
     * @param paying with whose credential the vendor is called
     * @param original of what it is made; empty when it begins empty
     */
    @SuppressWarnings("ArrayRecordComponent") // rows are never compared
    public record Rest(
            ProgressRows.Shown shown,
            long current,
            int failures,
            Instant phaseSince,
            Optional<String> restorePoint,
            byte @Nullable [] master,
            Paying paying,
            Optional<StoredOriginal> original) {}

    /**
     * With whose credential a vendor is called.
     *
     * @param ofOrg whether the resource was created with one of its organisation's
     * @param brought that one, if it is there; else nobody can be called
     */
    public record Paying(boolean ofOrg, Optional<StoredBrought> brought) {}
}
