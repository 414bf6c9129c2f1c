package dev.resourcebroker.core.provisioning;

import dev.resourcebroker.core.store.ProgressRows;
import dev.resourcebroker.secret.SecretValue;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Secrets that were chosen for an effect.
 *
 * @param credential for the credential
 * @param master to administer the resource
 * @param sealed what of it isn't stored yet
 * @param generation of the keyset that sealed it; 0 when all is stored
 */
record Chosen(
        Optional<SecretValue> credential,
        Optional<SecretValue> master,
        Optional<Consumer<ProgressRows>> sealed,
        long generation) {
    static final Chosen NOTHING = new Chosen(Optional.empty(), Optional.empty(), Optional.empty(), 0);

    static Chosen credential(SecretValue stored) {
        return new Chosen(Optional.of(stored), Optional.empty(), Optional.empty(), 0);
    }

    static Chosen master(SecretValue stored) {
        return new Chosen(Optional.empty(), Optional.of(stored), Optional.empty(), 0);
    }

    Chosen sealed(Consumer<ProgressRows> write, long by) {
        return new Chosen(credential, master, Optional.of(write), by);
    }

    boolean isNew() {
        return sealed.isPresent();
    }

    void write(ProgressRows rows) {
        sealed.ifPresent(write -> write.accept(rows));
    }
}
