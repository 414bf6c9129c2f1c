package dev.resourcebroker.core.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcebroker.core.store.StoredProgress;
import dev.resourcebroker.resource.Phase;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A worker's progress as names and values: nothing of it is lost, and what is missing has a value. */
class ProgressTextTest {
    private static final Instant T = Instant.parse("2026-11-30T10:00:00.123456Z");
    private static final Progress FIRST = new Progress(
            Phase.PENDING,
            7,
            new Place(1, null, null, null),
            Counts.NONE,
            new Times(Instant.EPOCH, Instant.EPOCH, Instant.EPOCH),
            null,
            Standing.FIRST,
            0);

    private static Progress read(Progress written, Map<String, String> text) {
        return ProgressText.read(new StoredProgress(written.phase(), written.fence(), text));
    }

    static Stream<Progress> all() {
        Progress full = new Progress(
                Phase.ROTATING,
                1_700_000_000_000L,
                new Place(3, "box-1", "account-1", "snapshot-9"),
                new Counts(11, 12, 13, 14, 15, 16),
                new Times(T, T.plusSeconds(1), T.plusSeconds(2)),
                open(EffectKind.ISSUE),
                new Standing(Standing.State.TAKING_STOCK, 4),
                6);
        return Stream.concat(
                Stream.of(
                        FIRST,
                        full,
                        full.open(open(EffectKind.DELETE).doubted()),
                        full.standing(new Standing(Standing.State.SUSPENDED, 0)),
                        full.phase(Phase.QUARANTINED).open(null),
                        full.times(new Times(Instant.EPOCH, T, Instant.EPOCH)),
                        full.place(new Place(2, null, "account-1", null))),
                Stream.of(EffectKind.values()).map(kind -> FIRST.open(open(kind))));
    }

    private static OpenEffect open(EffectKind kind) {
        return new OpenEffect(new Effect(kind, "target=\"1\",\n", 5), 17, 2, T.plusNanos(1000), false, 7);
    }

    @ParameterizedTest
    @MethodSource("all")
    void what_is_written_is_read(Progress progress) {
        assertThat(read(progress, ProgressText.write(progress))).isEqualTo(progress);
    }

    @Test
    void a_row_that_nobody_has_worked_on_has_a_value_for_everything() {
        assertThat(read(FIRST, Map.of())).isEqualTo(FIRST);
    }

    @ParameterizedTest
    @MethodSource("all")
    void names_that_a_later_version_adds_disturb_nothing(Progress progress) {
        Map<String, String> later = new HashMap<>(ProgressText.write(progress));
        later.put("invented-later", "whatever");
        assertThat(read(progress, later)).isEqualTo(progress);
    }

    @Test
    void each_part_has_a_name_of_its_own() {
        Progress full = all().skip(2).findFirst().orElseThrow();
        assertThat(ProgressText.write(full)).hasSize(24);
    }
}
