package dev.resourcebroker.core.connectionstring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcebroker.core.connectionstring.Corpus.Row;
import dev.resourcebroker.error.BrokerException;
import dev.resourcebroker.resource.ResourceType;
import dev.resourcebroker.secret.SecretValue;
import dev.resourcebroker.spi.EntryWriter;
import dev.resourcebroker.spi.UrlRules.Decoding;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scores the reader on cases whose truth is what the client named in them does. */
class CorpusTest {
    private static final List<String> FILES = List.of(
            "03a_redis_url",
            "03b_amqp_uri",
            "03d_web_framework_db_urls",
            "04a_pgx_parse_url",
            "04c_pg_jdbc_r2dbc_clients",
            "04d_cross_client_matrix",
            "04e_jdbc_query_credentials");

    @Test
    void every_uri_of_libpqs_own_tests_is_read_as_libpq_reads_it() {
        assertThat(unmet("01_libpq_uri")).isEmpty();
    }

    @Test
    void every_component_is_decoded_as_libpq_decodes_it() {
        assertThat(Corpus.rows("04b_pct_decode_components"))
                .filteredOn(row -> !isDecoded(row))
                .isEmpty();
    }

    @Test
    void at_least_97_percent_are_read_as_a_named_client_reads_them() {
        int all = 0;
        int unmet = 0;
        for (String file : FILES) {
            int rows = Corpus.rows(file).size();
            int missed = unmet(file).size();
            System.out.printf("%-28s %3d of %3d rows as a named client reads them%n", file, rows - missed, rows);
            all += rows;
            unmet += missed;
        }
        assertThat(100.0 * (all - unmet) / all).isGreaterThanOrEqualTo(97.0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "03a_redis_url",
                "03b_amqp_uri",
                "03d_web_framework_db_urls",
                "04a_pgx_parse_url",
                "04c_pg_jdbc_r2dbc_clients",
                "04d_cross_client_matrix",
                "04e_jdbc_query_credentials"
            })
    void each_row_that_is_read_otherwise_is_listed_with_its_reason(String file) {
        assertThat(unmet(file)).isEqualTo(listed(file));
    }

    @Test
    void at_most_5_percent_of_the_good_rows_are_warned_of() {
        int good = 0;
        int warned = 0;
        for (Row row :
                FILES.stream().flatMap(file -> Corpus.rows(file).stream()).toList()) {
            if (!row.isError() && CorpusScore.read(row.input(), stated(row)).isPresent()) {
                good++;
                warned += Readings.explain(
                                        row.input(),
                                        stated(row).map(ResourceType::value).orElse(null))
                                .warnings()
                                .isEmpty()
                        ? 0
                        : 1;
            }
        }
        System.out.printf("%d of %d good rows are warned of%n", warned, good);
        assertThat(100.0 * warned / good).isLessThanOrEqualTo(5.0);
    }

    @Test
    void nothing_secret_of_the_rows_about_redaction_is_shown() {
        for (Row row : Corpus.rows("06c_redaction")) {
            String shown = shown(row);
            assertThat(shown).as(row.key()).doesNotContain(row.input());
            if (row.object("expected").get("message_must_not_contain") instanceof List<?> secrets) {
                for (Object secret : secrets) {
                    assertThat(shown.replaceAll("(password|username)[ =]", ""))
                            .as(row.key())
                            .doesNotContain((String) secret);
                }
            }
        }
    }

    /** What a log would hold: the reading as it prints, or the error. */
    private static String shown(Row row) {
        try {
            return Readings.explain(row.input(), null).toString();
        } catch (BrokerException e) {
            return e.toString();
        }
    }

    private static List<Integer> unmet(String file) {
        List<Integer> lines = new ArrayList<>();
        for (Row row : Corpus.rows(file)) {
            if (!CorpusScore.isMet(row, stated(row))) {
                lines.add(row.line());
            }
        }
        return lines;
    }

    /** What a client is for is known to who uses it. */
    private static Optional<ResourceType> stated(Row row) {
        return switch (row.file().substring(0, 3)) {
            case "01_", "04a" -> Optional.of(ResourceType.POSTGRESQL);
            case "03a" -> Optional.of(ResourceType.REDIS);
            case "03b" -> Optional.of(ResourceType.of("amqp"));
            case "04c" ->
                row.source().matches("(lib|brianc|MagicStack|rust-postgres)/.*")
                                || row.input().startsWith("postgresql:")
                        ? Optional.of(ResourceType.POSTGRESQL)
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static boolean isDecoded(Row row) {
        EntryWriter doubts = new Entries(SecretValue.of("x"));
        try {
            String decoded = Percent.decode("option", row.input(), Decoding.TRIMMED, doubts);
            return !row.isError() && decoded.equals(row.object("expected").get("decoded"));
        } catch (RuntimeException e) {
            return row.isError();
        }
    }

    private static List<Integer> listed(String file) {
        Map<Integer, String> lines = new TreeMap<>();
        for (String line : list()) {
            String[] parts = line.split("\t");
            if (parts[0].equals(file)) {
                assertThat(parts).as("file, line and reason").hasSize(3);
                lines.put(Integer.valueOf(parts[1]), parts[2]);
            }
        }
        return List.copyOf(lines.keySet());
    }

    private static List<String> list() {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                CorpusTest.class.getResourceAsStream("corpus-unmet.tsv"), StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.startsWith("#")).toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
