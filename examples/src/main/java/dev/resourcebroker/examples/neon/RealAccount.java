package dev.resourcebroker.examples.neon;

import dev.resourcebroker.core.BrokerBuilder;
import dev.resourcebroker.neon.NeonProvider;
import dev.resourcebroker.provider.Access;
import dev.resourcebroker.resource.Resource;
import dev.resourcebroker.secret.SecretValue;
import dev.resourcebroker.spi.PlatformAccess;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** An account at Neon. A personal key needs the organisation too, in {@code NEON_ORG_ID}. */
final class RealAccount implements NeonAccount {
    private static final Duration POLL = Duration.ofSeconds(1);

    private final NeonProvider provider = NeonProvider.create();
    private final Map<String, SecretValue> access = new HashMap<>();

    RealAccount(String key) {
        access.put("api-key", SecretValue.of(key));
        String org = System.getenv().getOrDefault("NEON_ORG_ID", "");
        if (!org.isEmpty()) {
            access.put("org-id", SecretValue.of(org));
        }
    }

    @Override
    public String what() {
        return "Neon itself, with the key in " + KEY + "; what it bills is yours";
    }

    @Override
    public BrokerBuilder use(BrokerBuilder builder) {
        return builder.provider(provider, PlatformAccess.of(access));
    }

    @Override
    public boolean shows(Resource resource) {
        return Listing.shows(provider, Access.of(access), resource);
    }

    @Override
    public Instant markNow(Resource resource) {
        Instant now = Instant.now();
        LockSupport.parkNanos(Duration.ofSeconds(10).toNanos());
        return now;
    }

    @Override
    public void pass() {
        LockSupport.parkNanos(POLL.toNanos());
    }

    @Override
    public Duration patience() {
        return Duration.ofMinutes(10);
    }
}
