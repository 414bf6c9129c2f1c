package dev.resourcebroker.core.connectionstring;

import dev.resourcebroker.spi.Dialect;
import java.util.List;

/** The dialects that the library brings. */
final class BuiltIn {
    static final List<Dialect> DIALECTS = List.of(
            new PostgreSql(),
            new PostgreSqlJdbc(),
            new MySql(),
            new MySqlJdbc(),
            new MariaDb(),
            new MariaDbJdbc(),
            new SqlServer(),
            new SqlServerJdbc(),
            new Oracle(),
            new OracleJdbc(),
            new Sqlite(),
            new R2dbc(),
            new Redis(),
            new RedisSentinel(),
            new MongoDb(),
            new Amqp(),
            new Kafka(),
            new S3(),
            new Http());

    private BuiltIn() {}
}
