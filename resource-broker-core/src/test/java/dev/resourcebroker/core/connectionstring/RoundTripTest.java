package dev.resourcebroker.core.connectionstring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcebroker.error.BrokerException;
import dev.resourcebroker.error.ErrorCode;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is put together and read again is the same; what can't be read is refused without repeating it. */
class RoundTripTest {
    /** The parts of a URL. */
    record Parts(String username, String password, String host, int port) {
        String url(String scheme, String path) {
            return scheme + "://" + Percent.encode(username) + ":" + Percent.encode(password) + "@" + host + ":" + port
                    + "/" + path;
        }
    }

    @Property
    void parts_survive_composing_and_reading(
            @ForAll("parts") Parts parts, @ForAll("schemes") String scheme, @ForAll("texts") String database) {
        Map<String, String> read = Readings.entries(parts.url(scheme, Percent.encode(database)));
        assertThat(read)
                .containsEntry("username", parts.username())
                .containsEntry("password", parts.password())
                .containsEntry("host", parts.host())
                .containsEntry("port", Integer.toString(parts.port()))
                .containsEntry("database", database);
        assertThat(Readings.entries(composed(scheme, read))).isEqualTo(read);
    }

    @Property
    void a_redis_database_is_a_number(@ForAll("parts") Parts parts) {
        Map<String, String> read = Readings.entries(parts.url("rediss", "7"));
        assertThat(read).containsEntry("password", parts.password()).containsEntry("database", "7");
        assertThat(Readings.entries(composed("rediss", read))).isEqualTo(read);
    }

    @Property
    void a_mongodb_login_survives(@ForAll("parts") Parts parts) {
        Map<String, String> read = Readings.entries(parts.url("mongodb", "orders"));
        assertThat(read).containsEntry("username", parts.username()).containsEntry("password", parts.password());
        assertThat(Readings.entries(composed("mongodb", read))).isEqualTo(read);
    }

    @Property
    void a_derived_jdbc_url_names_the_same_place_and_no_login(
            @ForAll("parts") Parts parts, @ForAll("databases") String scheme, @ForAll("texts") String database) {
        String url =
                Readings.entries(parts.url(scheme, Percent.encode(database))).get("jdbc-url");
        if (url != null) {
            assertThat(Readings.entries(url))
                    .containsEntry("host", parts.host())
                    .containsEntry("port", Integer.toString(parts.port()))
                    .containsEntry("database", database)
                    .doesNotContainKeys("username", "password");
        }
    }

    @Property(tries = 5000)
    void any_text_is_read_or_refused_without_repeating_it(
            @ForAll("beginnings") String beginning, @ForAll("anything") String rest) {
        String text = beginning + rest;
        try {
            assertThat(Readings.entries(text)).containsEntry("uri", text);
        } catch (BrokerException e) {
            assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ARGUMENT);
            assertThat(e.getCause()).isNull();
            assertThat(rest.length() > 8 && String.valueOf(e.getMessage()).contains(rest))
                    .isFalse();
        }
    }

    private static String composed(String scheme, Map<String, String> read) {
        return scheme + "://" + Percent.encode(read.getOrDefault("username", "")) + ":"
                + Percent.encode(read.getOrDefault("password", "")) + "@" + read.get("host") + ":" + read.get("port")
                + "/" + Percent.encode(read.getOrDefault("database", ""));
    }

    @Provide
    Arbitrary<Parts> parts() {
        Arbitrary<String> hosts = Arbitraries.of("db.example.com", "localhost", "10.0.0.1", "h_1.internal");
        return Combinators.combine(
                        texts(), texts(), hosts, Arbitraries.integers().between(1, 65535))
                .as(Parts::new);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withChars(" !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~\t\n")
                .withCharRange('0', 'z')
                .withChars('é', '\u0416', '\u4e2d')
                .ofMinLength(1)
                .ofMaxLength(20)
                .map(s -> s + "\ud83d\udc0d");
    }

    @Provide
    Arbitrary<String> schemes() {
        return Arbitraries.of("postgresql", "mysql", "mariadb", "sqlserver", "amqp", "https", "somedb");
    }

    @Provide
    Arbitrary<String> databases() {
        return Arbitraries.of("postgresql", "mysql", "mariadb", "sqlserver");
    }

    @Provide
    Arbitrary<String> beginnings() {
        return Arbitraries.of(
                "",
                "postgresql://",
                "jdbc:postgresql:",
                "pg://",
                "host=",
                "mysql://",
                "jdbc:mysql:",
                "jdbc:mariadb:",
                "jdbc:sqlserver:",
                "sqlserver://",
                "Server=",
                "oracle://",
                "jdbc:oracle:thin:",
                "redis://",
                "unix://",
                "redis-sentinel://",
                "mongodb://",
                "mongodb+srv://",
                "amqp://",
                "kafka://",
                "s3://",
                "https://",
                "r2dbc:",
                "sqlite://",
                "other://",
                "jdbc:other:");
    }

    @Provide
    Arbitrary<String> anything() {
        Arbitrary<String> marks = Arbitraries.strings()
                .withChars(":/?#[]@!$&'()*+,;=%{}\\\" ab1.")
                .ofMaxLength(40);
        return Arbitraries.oneOf(
                marks, Arbitraries.strings().ascii().ofMaxLength(40).map(s -> s.replace('\0', ' ')));
    }
}
