package dev.resourcebroker.core.binding;

import dev.resourcebroker.binding.Naming;
import dev.resourcebroker.binding.Naming.Convention;
import dev.resourcebroker.binding.Naming.Variable;
import dev.resourcebroker.binding.Template;
import dev.resourcebroker.resource.ResourceType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The variables under which platforms give a resource, by type. */
final class Conventions {
    private static final List<Variable> DATABASE = url("DATABASE_URL");

    // Neon, Vercel and Prisma: the second for what a pool of transactions can't do, such as migrations.
    private static final List<Variable> POSTGRESQL = Naming.variable("DATABASE_URL", "{uri}")
            .and("DATABASE_URL_UNPOOLED", "{uri-unpooled?}")
            .variables();

    // Those of the AWS SDKs, and the bucket as Fly.io gives it.
    private static final List<Variable> S3 = Naming.variable("AWS_ACCESS_KEY_ID", "{access-key-id?}")
            .and("AWS_SECRET_ACCESS_KEY", "{secret-access-key?}")
            .and("AWS_REGION", "{region?}")
            .and("AWS_ENDPOINT_URL_S3", "{endpoint?}")
            .and("BUCKET_NAME", "{bucket?}")
            .variables();

    private static final Map<String, List<Variable>> USUAL = Map.ofEntries(
            Map.entry("postgresql", POSTGRESQL),
            Map.entry("mysql", DATABASE),
            Map.entry("mariadb", DATABASE),
            Map.entry("sqlserver", DATABASE),
            Map.entry("oracle", DATABASE),
            Map.entry("sqlite", DATABASE),
            Map.entry("redis", url("REDIS_URL")),
            Map.entry("mongodb", url("MONGODB_URI")),
            Map.entry("amqp", url("AMQP_URL")),
            Map.entry("kafka", url("KAFKA_URL")),
            Map.entry("s3", S3));

    private static final Set<String> HEROKU_JDBC = Set.of("postgresql", "mysql", "mariadb");
    private static final List<Variable> HEROKU_DATABASE = Naming.variable("DATABASE_URL", "{uri}")
            .and("JDBC_DATABASE_URL", "{" + JdbcLogin.ENTRY + "?}")
            .and("JDBC_DATABASE_USERNAME", "{username?}")
            .and("JDBC_DATABASE_PASSWORD", "{password?}")
            .and("SPRING_DATASOURCE_URL", "{" + JdbcLogin.ENTRY + "?}")
            .and("SPRING_DATASOURCE_USERNAME", "{username?}")
            .and("SPRING_DATASOURCE_PASSWORD", "{password?}")
            .variables();

    private Conventions() {}

    static List<Variable> of(Convention convention, ResourceType type) {
        return switch (convention) {
            case OWN -> List.of();
            case USUAL -> usual(type);
            case HEROKU -> heroku(type);
        };
    }

    /** A type that isn't known gives its own name: {@code CLICKHOUSE_URL}. */
    private static List<Variable> usual(ResourceType type) {
        List<Variable> known = USUAL.get(type.value());
        return known != null ? known : url(type.value().toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_") + "_URL");
    }

    private static List<Variable> heroku(ResourceType type) {
        if (HEROKU_JDBC.contains(type.value())) {
            return HEROKU_DATABASE;
        }
        return type.value().equals("amqp") ? url("CLOUDAMQP_URL") : usual(type);
    }

    private static List<Variable> url(String name) {
        return List.of(new Variable(name, Template.parse("{uri}")));
    }
}
