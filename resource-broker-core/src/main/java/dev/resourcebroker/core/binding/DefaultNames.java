package dev.resourcebroker.core.binding;

import dev.resourcebroker.resource.ResourceType;
import java.util.Locale;
import java.util.Map;

/** The variable that platforms give a resource's connection string under, by type. */
final class DefaultNames {
    private static final Map<String, String> NAMES = Map.of(
            "postgresql", "DATABASE_URL",
            "mysql", "DATABASE_URL",
            "mariadb", "DATABASE_URL",
            "sqlserver", "DATABASE_URL",
            "oracle", "DATABASE_URL",
            "redis", "REDIS_URL",
            "mongodb", "MONGODB_URI",
            "amqp", "AMQP_URL",
            "kafka", "KAFKA_URL");

    private DefaultNames() {}

    /** The name for a type; one that isn't known gives its own name: {@code CLICKHOUSE_URL}. */
    static String of(ResourceType type) {
        String known = NAMES.get(type.value());
        return known != null ? known : type.value().toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_") + "_URL";
    }
}
