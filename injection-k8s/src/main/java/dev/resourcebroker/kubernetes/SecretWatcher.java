package dev.resourcebroker.kubernetes;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.util.function.Consumer;

/** Tells of each Secret that was changed or is gone. */
final class SecretWatcher implements Watcher<Secret> {
    private final Consumer<Secret> touched;

    SecretWatcher(Consumer<Secret> touched) {
        this.touched = touched;
    }

    @Override
    public void eventReceived(Action action, Secret secret) {
        if (action == Action.DELETED) {
            // Gone: whoever made it last, it isn't there.
            secret.getMetadata().getManagedFields().clear();
        }
        if (action == Action.MODIFIED || action == Action.DELETED) {
            touched.accept(secret);
        }
    }

    @Override
    public void onClose(WatcherException cause) {
        // The next pass finds what is missed from here on.
    }
}
