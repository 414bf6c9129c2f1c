package dev.resourcebroker.core.leak;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Secrets are planted, everything is called, rightly and wrongly, with every log at its most talkative, and then
 * everything is searched: the files of both databases, logs, output, errors, printed objects, temporary files, names
 * of threads and beans.
 */
@Tag("once")
class LeakTest {
    @TempDir
    private static Path all;

    private static LeakyProcess process;

    @BeforeAll
    static void live() throws Exception {
        process = new LeakyProcess(all);
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setDataDirectory(all.resolve("postgres"))
                .setCleanDataDirectory(false)
                .start();
        try {
            runOn(server);
        } finally {
            server.close();
        }
    }

    private static void runOn(EmbeddedPostgres server) throws Exception {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create role broker login password '" + Markers.META + "'");
            statement.execute("create database broker owner broker");
            String url = "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/broker";
            process.run(LeakyLife.class, url, "broker");
            statement.execute("checkpoint");
        }
    }

    private static Path evidence(String name) {
        return process.evidence(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evidence/stdout.txt",
                "evidence/stderr.txt",
                "evidence/slf4j.txt",
                "evidence/jul.txt",
                "evidence/shown.txt",
                "evidence/json.txt",
                "evidence/failures.txt",
                "evidence/threads.txt",
                "evidence/jmx.txt",
                "evidence/h2-open/broker.mv.db",
                "h2/broker.mv.db",
                "tmp/control",
                "postgres/base/",
                "postgres/pg_wal/"
            })
    void theSearch_findsInEveryPlaceWhatWasLeakedThereOnPurpose(String place) {
        assertThat(Markers.find(all, Markers.forms(Markers.CONTROL))).anyMatch(found -> found.startsWith(place));
    }

    @ParameterizedTest
    @ValueSource(strings = {Markers.PASSWORD, Markers.OPTION, Markers.META, Markers.TOKEN})
    void aSecret_isFoundNowhere(String marker) {
        assertThat(Markers.find(all, Markers.forms(marker))).isEmpty();
    }

    @Test
    void aUserName_isFoundInPrintedDetailsOnlyBecauseItIsNoSecretThere() {
        assertThat(Markers.find(all, Markers.forms(Markers.USER)))
                .isNotEmpty()
                .allMatch(found -> found.startsWith("evidence/shown.txt"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2.json", "pg.json"})
    void aKeyEncryptionKey_isFoundInItsFileOnly(String file) throws IOException {
        String json = Files.readString(all.resolve("keys").resolve(file), StandardCharsets.UTF_8);
        Matcher value = Pattern.compile("\"value\"\\s*:\\s*\"([^\"]+)\"").matcher(json);
        assertThat(value.find()).isTrue();
        byte[] key = Base64.getDecoder().decode(value.group(1));
        Map<String, byte[]> forms = Markers.forms(key);
        forms.put("as in its file", value.group(1).getBytes(StandardCharsets.US_ASCII));
        assertThat(Markers.find(all, forms)).isNotEmpty().allMatch(found -> found.startsWith("keys/" + file));
    }

    @Test
    void aSecretThatWasChosenForAVendor_isFoundWhereTheVendorKeepsItOnly() throws IOException {
        List<String> chosen = Files.readAllLines(all.resolve("keys").resolve("vendor.txt"));
        // A master secret and two versions of a credential, on each database.
        assertThat(chosen).hasSizeGreaterThanOrEqualTo(6);
        assertThat(chosen)
                .allSatisfy(secret -> assertThat(Markers.find(all, Markers.forms(secret)))
                        .isNotEmpty()
                        .allMatch(found -> found.startsWith("keys/vendor.txt")));
    }

    @Test
    void theVendor_echoedInEveryWayAndWasHeard() throws IOException {
        assertThat(Files.readString(evidence("slf4j.txt")))
                .contains("CREATE of leaky/box failed with java.lang.IllegalStateException")
                .contains("ISSUE of leaky/box failed with java.lang.IllegalStateException")
                .contains("look of leaky/box failed with java.lang.IllegalStateException");
        assertThat(Files.readString(evidence("shown.txt")))
                .contains("code=REFUSED")
                .contains("PhaseChanged")
                .contains("vendor.issue", "vendor.revoke", "vendor.delete")
                .contains("BroughtCredential[provider=leaky, account=account")
                .contains("Held[");
        assertThat(Files.readString(evidence("shown.txt"))).contains("for locked can't be read");
    }

    @Test
    void theLife_sawSuccessesAndFailuresAndTalkedALot() throws IOException {
        assertThat(Files.readAllLines(evidence("shown.txt"))).hasSizeGreaterThan(60);
        assertThat(Files.readString(evidence("failures.txt")))
                .contains("failed to decrypt")
                .contains("PermanentBrokerException", "TransientBrokerException");
        assertThat(Files.size(evidence("slf4j.txt"))).isGreaterThan(10_000);
        assertThat(Files.readString(evidence("jul.txt"))).contains("FE=> Bind");
    }
}
