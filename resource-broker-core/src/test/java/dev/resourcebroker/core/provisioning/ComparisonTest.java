package dev.resourcebroker.core.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.core.provisioning.Comparison.Verdict;
import dev.resourcebroker.core.store.ProgressRows;
import dev.resourcebroker.core.store.StoredProgress;
import dev.resourcebroker.core.store.StoredProvisioning;
import dev.resourcebroker.core.store.StoredWish;
import dev.resourcebroker.provider.OfferingId;
import dev.resourcebroker.provider.Specification;
import dev.resourcebroker.provider.Tag;
import dev.resourcebroker.provisioning.SweepFinding.Kind;
import dev.resourcebroker.resource.DeletionPolicy;
import dev.resourcebroker.resource.Phase;
import dev.resourcebroker.resource.ResourceId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What an inventory proves, and what it doesn't. */
class ComparisonTest {
    private static final Instant QUIET = Instant.parse("2026-12-01T00:00:00Z");
    private static final Tag TAG = new Tag("test", OrgId.of("acme"), new ResourceId(new UUID(7, 7)), 2);
    private static final Comparison LATE = new Comparison("account", QUIET);
    private static final Comparison EARLY = new Comparison("account", QUIET.minusNanos(1));

    private final Map<String, String> progress = new TreeMap<>(
            Map.of("incarnation", "2", "id", "box-1", "account", "account", "quiet-until", QUIET.toString()));
    private Phase phase = Phase.READY;
    private boolean present = true;
    private DeletionPolicy policy = DeletionPolicy.DELETE;

    private StoredProvisioning row() {
        StoredWish wish = new StoredWish(1, present, QUIET, 1, 1, 2, 0, 0, 0, policy, StoredWish.CutOff.NONE);
        StoredProvisioning.Rest rest = new StoredProvisioning.Rest(
                new ProgressRows.Shown(phase, "box-1", Optional.empty()),
                1,
                0,
                QUIET,
                Optional.empty(),
                null,
                new StoredProvisioning.Paying(false, Optional.empty()),
                Optional.empty());
        return new StoredProvisioning(
                TAG.resource(),
                new Specification(OfferingId.of("memory/box"), Map.of()),
                wish,
                new StoredProgress(phase, 1, progress),
                List.of(),
                rest);
    }

    private static void differs(Verdict verdict, Kind kind) {
        assertThat(verdict).isEqualTo(new Verdict.Differs(kind));
    }

    private static void unjudged(Verdict verdict) {
        assertThat(verdict).isInstanceOf(Verdict.Unjudged.class);
    }

    private static void fine(Verdict verdict) {
        assertThat(verdict).isInstanceOf(Verdict.Fine.class);
    }

    @Test
    void absence_counts_only_when_it_was_looked_for_after_quiet_time() {
        unjudged(EARLY.missing(row()));
        differs(LATE.missing(row()), Kind.AT_RECORD_ONLY);
    }

    @Test
    void absence_seen_from_another_account_proves_nothing() {
        unjudged(new Comparison("other", QUIET).missing(row()));
    }

    @Test
    void absence_says_nothing_while_a_call_is_open_or_the_record_is_not_trusted() {
        progress.put("effect", "UPDATE");
        unjudged(LATE.missing(row()));
        progress.remove("effect");
        progress.put(StoredProgress.STANDING, "SUSPENDED");
        unjudged(LATE.missing(row()));
        unjudged(LATE.there(TAG, "box-2", row()));
    }

    @Test
    void only_what_is_ready_and_wished_for_is_missed() {
        present = false;
        fine(LATE.missing(row()));
        present = true;
        phase = Phase.QUARANTINED;
        fine(LATE.missing(row()));
    }

    @Test
    void what_is_deleted_may_still_show_until_quiet() {
        phase = Phase.DELETED;
        unjudged(EARLY.there(TAG, "box-1", row()));
        differs(LATE.there(TAG, "box-1", row()), Kind.LEFT_OVER);
        present = false;
        policy = DeletionPolicy.RETAIN;
        fine(LATE.there(TAG, "box-1", row()));
    }

    @Test
    void the_recorded_one_is_fine_and_the_same_id_of_another_account_is_a_second_one() {
        fine(EARLY.there(TAG, "box-1", row()));
        differs(new Comparison("other", QUIET).there(TAG, "box-1", row()), Kind.DOUBLE);
        differs(LATE.there(TAG, "box-2", row()), Kind.DOUBLE);
        unjudged(EARLY.there(TAG, "box-2", row()));
    }

    @Test
    void what_is_being_made_is_nobodys_double() {
        progress.remove("id");
        unjudged(LATE.there(TAG, "box-1", row()));
    }

    @Test
    void incarnations_before_are_left_over_and_those_after_are_ahead() {
        differs(LATE.there(TAG.incarnation(1), "box-0", row()), Kind.LEFT_OVER);
        differs(LATE.there(TAG.incarnation(3), "box-9", row()), Kind.AHEAD_OF_RECORD);
    }
}
