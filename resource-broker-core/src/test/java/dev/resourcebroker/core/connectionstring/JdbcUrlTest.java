package dev.resourcebroker.core.connectionstring;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.sqlserver.jdbc.SQLServerDriver;
import com.mysql.cj.conf.ConnectionUrl;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mariadb.jdbc.Configuration;
import org.postgresql.Driver;

/** The JDBC URL beside a service's own URL, as the real drivers read it. */
class JdbcUrlTest {
    @ParameterizedTest
    @ValueSource(strings = {"orders", "my orders", "a+b", "a%b", "a?b&c=d#e", "übung", "a;b{c}d", "a'b\"c\\d"})
    void postgresql_and_mysql_and_sqlserver_carry_any_name_of_a_database(String name) throws SQLException {
        assertThat(postgresql(jdbcUrl("postgresql", name))).isEqualTo(expected(name));
        assertThat(mysql(jdbcUrl("mysql", name))).isEqualTo(expected(name));
        assertThat(sqlServer(jdbcUrl("sqlserver", name))).isEqualTo(expected(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders", "my orders", "a+b", "a%b", "a&c=d#e", "übung"})
    void mariadb_gets_the_name_as_it_is(String name) throws SQLException {
        assertThat(mariaDb(jdbcUrl("mariadb", name))).isEqualTo(expected(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mariadb://u:p@h/a%3Fb", "postgresql://u:p@%2Frun%2Fpg/d", "mysql://u:p@h/%20d"})
    void what_the_driver_cannot_be_given_is_left_out(String text) {
        assertThat(Readings.entries(text)).doesNotContainKey("jdbc-url");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://db:1/d?user=S3cret&password=S3cret&ApplicationName=a",
                "jdbc:postgresql://S3cret:S3cret@db:1/d",
                "jdbc:mysql://db:1/d?password=S3cret&user=S3cret",
                "jdbc:mysql://S3cret:S3cret@db:1/d",
                "jdbc:mariadb://db:1/d?x=y&user=S3cret&password=S3cret",
                "jdbc:sqlserver://db:1;user=S3cret;databaseName=d;password={S3;cret}",
                "jdbc:oracle:thin:S3cret/S3cret@//db:1/d"
            })
    void a_pasted_url_loses_user_name_and_password_and_nothing_else(String text) throws SQLException {
        Map<String, String> entries = Readings.entries(text);
        String url = entries.getOrDefault("jdbc-url", "");
        assertThat(url).doesNotContain("S3");
        assertThat(Readings.entries(url))
                .containsEntry("host", "db")
                .containsEntry("port", "1")
                .containsEntry("database", "d")
                .doesNotContainKeys("username", "password");
    }

    private static String jdbcUrl(String scheme, String database) {
        String text = scheme + "://us%40er:p%3Aw@db.example.com:4321/" + Percent.encode(database);
        return Readings.entries(text).getOrDefault("jdbc-url", "");
    }

    private static Map<String, String> expected(String database) {
        return parts(List.of("db.example.com", "4321", database));
    }

    private static Map<String, String> parts(List<String> values) {
        Map<String, String> parts = new LinkedHashMap<>();
        List<String> names = List.of("host", "port", "database", "login");
        for (int i = 0; i < values.size(); i++) {
            parts.put(names.get(i), values.get(i));
        }
        return parts;
    }

    private static Map<String, String> postgresql(String url) {
        Properties read = Driver.parseURL(url, null);
        assertThat(read).as(url).isNotNull().doesNotContainKeys("user", "password");
        return parts(List.of(read.getProperty("PGHOST"), read.getProperty("PGPORT"), read.getProperty("PGDBNAME")));
    }

    private static Map<String, String> mysql(String url) {
        ConnectionUrl read = ConnectionUrl.getConnectionUrlInstance(url, null);
        assertThat(read.getMainHost().getPassword()).isNull();
        return parts(List.of(
                read.getMainHost().getHost(),
                Integer.toString(read.getMainHost().getPort()),
                read.getDatabase()));
    }

    private static Map<String, String> mariaDb(String url) throws SQLException {
        Configuration read = Configuration.parse(url);
        assertThat(read.password()).isNull();
        return parts(List.of(
                read.addresses().get(0).host, Integer.toString(read.addresses().get(0).port), read.database()));
    }

    private static Map<String, String> sqlServer(String url) throws SQLException {
        Map<String, String> read = new LinkedHashMap<>();
        for (DriverPropertyInfo info : new SQLServerDriver().getPropertyInfo(url, new Properties())) {
            read.put(info.name, info.value);
        }
        assertThat(read.get("password")).isNullOrEmpty();
        return parts(Arrays.asList(read.get("serverName"), read.get("portNumber"), read.get("databaseName")));
    }
}
