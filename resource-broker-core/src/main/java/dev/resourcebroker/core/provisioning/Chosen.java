package dev.resourcebroker.core.provisioning;

import dev.resourcebroker.core.store.ProgressRows;
import dev.resourcebroker.provider.NewCredential;
import dev.resourcebroker.secret.SecretValue;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Secrets that were chosen for an effect.
 *
 * @param given for the credential, by names that the provider knows
 * @param master to administer the resource
 * @param sealed what of it isn't stored yet
 * @param generation of the keyset that sealed it; 0 when all is stored
 */
record Chosen(
        Map<String, SecretValue> given,
        Optional<SecretValue> master,
        Optional<Consumer<ProgressRows>> sealed,
        long generation) {
    static final Chosen NOTHING = new Chosen(Map.of(), Optional.empty(), Optional.empty(), 0);

    static Chosen credential(SecretValue stored) {
        return given(Map.of(NewCredential.SECRET, stored));
    }

    static Chosen given(Map<String, SecretValue> fields) {
        return new Chosen(fields, Optional.empty(), Optional.empty(), 0);
    }

    static Chosen master(SecretValue stored) {
        return new Chosen(Map.of(), Optional.of(stored), Optional.empty(), 0);
    }

    Chosen sealed(Consumer<ProgressRows> write, long by) {
        return new Chosen(given, master, Optional.of(write), by);
    }

    boolean isNew() {
        return sealed.isPresent();
    }

    void write(ProgressRows rows) {
        sealed.ifPresent(write -> write.accept(rows));
    }
}
