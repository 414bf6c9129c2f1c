package dev.resourcebroker.core.reachability;

import dev.resourcebroker.resource.ConnectionDetails;
import dev.resourcebroker.secret.SecretValue;
import org.jspecify.annotations.Nullable;

/** Who logs in, and where. Prints no secret. */
record Login(
        @Nullable SecretValue username,
        @Nullable SecretValue password,
        @Nullable SecretValue database) {
    static Login of(ConnectionDetails details) {
        return new Login(value(details, "username"), value(details, "password"), value(details, "database"));
    }

    private static @Nullable SecretValue value(ConnectionDetails details, String name) {
        SecretValue value = details.value(name).orElse(null);
        return value == null || value.reveal().isEmpty() ? null : value;
    }
}
