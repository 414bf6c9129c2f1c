package dev.resourcebroker.core;

import dev.resourcebroker.core.credential.BroughtCredentials;
import dev.resourcebroker.core.credential.BroughtCredentials.Brought;
import dev.resourcebroker.core.store.Caller;
import dev.resourcebroker.provider.ProviderId;
import dev.resourcebroker.provisioning.BroughtCredential;
import dev.resourcebroker.provisioning.OrgCredentials;
import dev.resourcebroker.secret.SecretValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The credentials that one organisation brought: passes the gate and calls the use case. */
final class OneOrgCredentials implements OrgCredentials {
    private final OneOrgProvisioning.Pass pass;
    private final BroughtCredentials credentials;
    private final Caller caller;

    OneOrgCredentials(OneOrgProvisioning.Pass pass, BroughtCredentials credentials, Caller caller) {
        this.pass = pass;
        this.credentials = credentials;
        this.caller = caller;
    }

    @Override
    public BroughtCredential put(ProviderId provider, Map<String, SecretValue> fields) {
        return pass.call(() -> credentials.put(caller, provider, new Brought(fields, Optional.empty())));
    }

    @Override
    public BroughtCredential put(ProviderId provider, Map<String, SecretValue> fields, Instant expiresAt) {
        return pass.call(() -> credentials.put(caller, provider, new Brought(fields, Optional.of(expiresAt))));
    }

    @Override
    public List<BroughtCredential> list() {
        return pass.call(() -> credentials.list(caller.org()));
    }

    @Override
    public void remove(ProviderId provider) {
        pass.call(() -> {
            credentials.remove(caller, provider);
            return provider;
        });
    }
}
