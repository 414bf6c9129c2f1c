package dev.resourcebroker.core.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.error.TransientBrokerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tombstones in a file that several processes share. */
class TombstoneLogTest {
    private static final OrgId ACME = OrgId.of("acme");
    private static final OrgId GLOBEX = OrgId.of("globex");
    private static final Instant AT = Instant.parse("2026-11-28T10:00:00Z");

    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("tombstones");
    }

    private TombstoneLog log() {
        return new TombstoneLog(file());
    }

    @Test
    void whatWasAdded_isThereForEverybodyAndAfterwards() throws IOException {
        TombstoneLog here = log();
        TombstoneLog there = log();
        assertThat(there.contains(ACME)).isFalse();
        here.add(ACME, AT);
        assertThat(there.contains(ACME)).isTrue();
        there.add(GLOBEX, AT);
        there.add(ACME, AT);
        assertThat(here.contains(GLOBEX)).isTrue();
        assertThat(log().contains(ACME)).isTrue();
        assertThat(Files.readString(file())).isEqualTo("acme 2026-11-28T10:00:00Z\nglobex 2026-11-28T10:00:00Z\n");
    }

    @Test
    void aLineThatWasBrokenOff_countsForNothingAndSpoilsNoOther() throws IOException {
        Files.writeString(file(), "acme 2026-11-28T10:00:00Z\nglo");
        TombstoneLog log = log();
        assertThat(log.contains(ACME)).isTrue();
        assertThat(log.contains(OrgId.of("glo"))).isFalse();
        log.add(GLOBEX, AT);
        assertThat(log.contains(GLOBEX)).isTrue();
        assertThat(log().contains(GLOBEX)).isTrue();
        assertThat(log().contains(OrgId.of("glo"))).isFalse();
    }

    @Test
    void aFileThatIsGone_isAnErrorForWhoHasSeenIt() throws IOException {
        TombstoneLog log = log();
        log.add(ACME, AT);
        assertThat(log.contains(ACME)).isTrue();
        Files.delete(file());
        assertThatThrownBy(() -> log.contains(GLOBEX))
                .isInstanceOf(TransientBrokerException.class)
                .hasMessageContaining(file().toString());
    }

    @Test
    void aFileThatCannotBeWritten_isAnError() throws IOException {
        Files.createDirectory(file());
        assertThatThrownBy(() -> log().add(ACME, AT)).isInstanceOf(TransientBrokerException.class);
    }

    @Test
    void whatOthersAppend_isReadOn() throws IOException {
        TombstoneLog log = log();
        for (int i = 0; i < 100; i++) {
            String line = "org-" + i + " " + AT + "\n";
            Files.writeString(file(), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            assertThat(log.contains(OrgId.of("org-" + i))).isTrue();
            assertThat(log.contains(OrgId.of("org-" + (i + 1)))).isFalse();
        }
    }
}
