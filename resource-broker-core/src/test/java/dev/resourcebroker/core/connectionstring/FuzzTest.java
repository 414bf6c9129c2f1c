package dev.resourcebroker.core.connectionstring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.resourcebroker.error.BrokerException;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.resource.ResourceType;
import dev.resourcebroker.secret.SecretValue;
import dev.resourcebroker.spi.Reading;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Changes strings of a corpus of its own at random; only the typed error may come out, and nothing secret with it. */
class FuzzTest {
    private static final long SEED = 20261125;
    private static final int ROUNDS = 2_000;
    private static final String MARKER = "hunter2";
    private static final String MARKS = ":/?#[]@!$&'()*+,;=%{}\\\" \n\t0aé";
    private static final List<String> STATED = List.of("postgresql", "mysql", "redis", "kafka", "oracle", "sqlserver");

    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void changed_strings_are_read_or_refused_with_the_typed_error() {
        Random random = new Random(SEED);
        for (String seed : seeds()) {
            for (int i = 0; i < ROUNDS; i++) {
                read(changed(seed, random), Optional.empty());
            }
        }
    }

    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void changed_strings_with_a_stated_type_are_read_or_refused_with_the_typed_error() {
        Random random = new Random(SEED);
        for (String seed : seeds()) {
            for (int i = 0; i < ROUNDS / 4; i++) {
                String stated = STATED.get(random.nextInt(STATED.size()));
                read(changed(seed.replaceFirst("^[a-z0-9+:]*//", ""), random), Optional.of(ResourceType.of(stated)));
            }
        }
    }

    /** Work that grew faster than the text would take hours on these. */
    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void the_longest_texts_of_one_mark_are_read_in_no_time() {
        for (String seed : seeds()) {
            String beginning = seed.substring(0, Math.min(seed.length(), seed.indexOf(':') + 3));
            for (int i = 0; i < MARKS.length(); i++) {
                String mark = MARKS.substring(i, i + 1);
                read(beginning + mark.repeat(65_000), Optional.empty());
                read(beginning + ("a" + mark).repeat(32_000), Optional.empty());
                read(beginning + ("h/d?" + mark + "=&").repeat(9_000), Optional.empty());
            }
        }
    }

    private static void read(String text, Optional<ResourceType> stated) {
        try {
            Reading reading = ConnectionStrings.standard().explain(SecretValue.of(text), stated);
            assertThat(reading.details().value("uri").orElseThrow().reveal()).isEqualTo(text);
            assertThat(reading.warnings().toString()).doesNotContain(MARKER);
        } catch (BrokerException e) {
            assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ARGUMENT);
            assertThat(e.getMessage()).doesNotContain(MARKER);
            assertThat(e.getCause()).isNull();
        } catch (RuntimeException | StackOverflowError e) {
            fail("not the typed error for: " + text.substring(0, Math.min(text.length(), 200)), e);
        }
    }

    private static String changed(String seed, Random random) {
        StringBuilder text = new StringBuilder(seed);
        for (int i = random.nextInt(4); i >= 0; i--) {
            change(text, random);
        }
        return text.toString();
    }

    private static void change(StringBuilder text, Random random) {
        int at = random.nextInt(text.length() + 1);
        int to = Math.min(text.length(), at + random.nextInt(6));
        switch (random.nextInt(4)) {
            case 0 -> text.insert(at, MARKS.charAt(random.nextInt(MARKS.length())));
            case 1 -> text.delete(at, to);
            case 2 -> text.replace(at, to, String.valueOf(MARKS.charAt(random.nextInt(MARKS.length()))));
            default -> text.insert(random.nextInt(text.length() + 1), text.substring(at, to));
        }
    }

    private static List<String> seeds() {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(FuzzTest.class.getResourceAsStream("fuzz-seeds.txt")),
                StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.isEmpty()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
