package dev.resourcebroker.core.connectionstring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resourcebroker.error.BrokerException;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.resource.ConnectionDetails;
import dev.resourcebroker.resource.Entry;
import dev.resourcebroker.resource.ResourceType;
import dev.resourcebroker.secret.SecretValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionStringsTest {
    @Test
    void reads_the_parts_of_a_postgresql_url() {
        assertThat(entries("postgresql://app:p%40ss@db.example.com:5433/orders"))
                .containsEntry("uri", "postgresql://app:p%40ss@db.example.com:5433/orders")
                .containsEntry("host", "db.example.com")
                .containsEntry("port", "5433")
                .containsEntry("username", "app")
                .containsEntry("password", "p@ss")
                .containsEntry("database", "orders");
    }

    @Test
    void only_the_string_itself_and_the_password_are_secret() {
        assertThat(read("mysql://app:pw@db.example.com/orders", null).entries())
                .filteredOn(Entry::secret)
                .extracting(Entry::name)
                .containsExactly("uri", "password");
    }

    @ParameterizedTest
    @CsvSource({
        "postgres://h/d, postgresql, 5432",
        "POSTGRESQL://h/d, postgresql, 5432",
        "mysql://h/d, mysql, 3306",
        "redis://h, redis, 6379",
        "rediss://h, redis, 6379",
        "clickhouse://h:9000/d, clickhouse, 9000"
    })
    void the_scheme_gives_the_type_and_the_port_that_clients_use(String url, String type, String port) {
        assertThat(read(url, null).type()).isEqualTo(ResourceType.of(type));
        assertThat(entries(url)).containsEntry("port", port);
    }

    @Test
    void parts_that_the_string_lacks_are_absent() {
        assertThat(entries("rediss://h:1")).containsOnlyKeys("uri", "host", "port", "tls");
        assertThat(entries("postgres:///orders")).containsOnlyKeys("uri", "database");
    }

    @Test
    void several_hosts_are_listed_as_libpq_lists_them() {
        assertThat(entries("postgresql://u:p@h1:1111,[::1],h3/d"))
                .containsEntry("host", "h1,::1,h3")
                .containsEntry("port", "1111,5432,5432")
                .containsEntry("hosts", "h1:1111,[::1]:5432,h3:5432");
    }

    @Test
    void a_scheme_that_nobody_knows_may_have_any_shape() {
        assertThat(entries("weird://h:port:port/%zz")).containsOnlyKeys("uri");
        assertThat(read("my_db://h", null).type()).isEqualTo(ResourceType.of("my-db"));
    }

    @Test
    void a_stated_type_names_a_scheme_that_nobody_knows() {
        assertThat(read("foo://h:1/d", ResourceType.of("bar")).type()).isEqualTo(ResourceType.of("bar"));
    }

    @Test
    void a_stated_type_that_contradicts_the_scheme_is_refused() {
        assertRefused("mysql://h/d", ResourceType.POSTGRESQL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "  \n", "plain", "host:5432/d", "postgres://u:S3cret@h:port/d", "postgres://u:S3cret%zz@h/d"
            })
    void what_no_client_reads_is_refused_without_repeating_it(String text) {
        assertRefused(text, null);
    }

    @Test
    void a_string_of_more_than_65536_characters_is_refused() {
        assertThat(entries("x://" + "a".repeat(65_532))).containsKey("host");
        assertRefused("x://" + "a".repeat(65_533), null);
    }

    @Test
    void a_line_break_at_the_end_is_left_out_of_the_parts_and_warned_of() {
        assertThat(entries("postgres://h/d\r\n"))
                .containsEntry("uri", "postgres://h/d\r\n")
                .containsEntry("database", "d");
        assertThat(warnings("postgres://h/d\r\n")).containsKey("uri");
    }

    @Test
    void a_raw_at_sign_in_a_password_is_read_and_warned_of() {
        assertThat(entries("postgres://u:p@ss@h/d"))
                .containsEntry("password", "p@ss")
                .containsEntry("host", "h");
        assertThat(warnings("postgres://u:p@ss@h/d")).containsOnlyKeys("password");
    }

    @Test
    void white_space_at_the_edge_of_a_decoded_value_is_warned_of() {
        // A space, the next line, the byte order mark: some reader of a file drops each.
        for (String edge : List.of("%20", "%C2%85", "%EF%BB%BF")) {
            assertThat(warnings("postgres://u:" + edge + "pw@h/d")).containsOnlyKeys("password");
            assertThat(warnings("postgres://u:pw" + edge + "@h/d")).containsOnlyKeys("password");
        }
    }

    @Test
    void a_clean_string_has_no_warning() {
        assertThat(warnings("postgresql://app:p%40ss@db.example.com:5433/orders?sslmode=require"))
                .isEmpty();
    }

    private static void assertRefused(String text, @Nullable ResourceType stated) {
        assertThatThrownBy(() -> read(text, stated))
                .isInstanceOfSatisfying(BrokerException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ARGUMENT);
                    assertThat(e.field()).contains("connectionString");
                    assertThat(e.getCause()).isNull();
                })
                .message()
                .doesNotContain("S3cret", "plain", "aaaa");
    }

    private static ConnectionDetails read(String text, @Nullable ResourceType stated) {
        return ConnectionStrings.standard().read(SecretValue.of(text), Optional.ofNullable(stated));
    }

    private static Map<String, String> entries(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        read(text, null).entries().forEach(e -> values.put(e.name(), e.value().reveal()));
        return values;
    }

    private static Map<String, String> warnings(String text) {
        Map<String, String> problems = new LinkedHashMap<>();
        ConnectionStrings.standard()
                .explain(SecretValue.of(text), Optional.empty())
                .warnings()
                .forEach(w -> problems.put(w.part(), w.problem()));
        return problems;
    }
}
