package dev.resourcebroker.core.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcebroker.resource.DeletionPolicy;
import dev.resourcebroker.resource.Phase;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which phase callers see, by the worker's phase and the wish that waits for it. */
class ShownPhaseTest {
    private static final long WISH = 5;

    private static Wish wish(String waits) {
        return new Wish(
                WISH,
                !waits.equals("deletion"),
                Instant.EPOCH,
                DeletionPolicy.DELETE,
                1,
                waits.equals("rotation") ? 2 : 1,
                waits.startsWith("restore") ? 1 : 0,
                1,
                0,
                0);
    }

    private static Row row(Phase phase, String waits) {
        Standing.State standing = switch (waits) {
            case "word" -> Standing.State.SUSPENDED;
            case "stock" -> Standing.State.TAKING_STOCK;
            default -> Standing.State.SOUND;
        };
        long refused = waits.equals("restore refused") ? 1 : 0;
        Progress progress = new Progress(
                phase,
                1,
                new Place(1, waits.equals("creation") ? null : "box-1", null, null),
                new Counts(1, 1, 0, refused, 0, 0),
                new Times(Instant.EPOCH, Instant.EPOCH, Instant.EPOCH),
                null,
                new Standing(standing, 0),
                0);
        CredentialVersion first = new CredentialVersion(1, CredentialVersion.State.ACTIVE, "key-1");
        return new Row(wish(waits), progress, List.of(first), Set.of());
    }

    @ParameterizedTest
    @CsvSource({
        // While a worker works, its phase is shown, whatever is wished.
        "PENDING,change,PENDING",
        "PROVISIONING,change,PROVISIONING",
        "ROTATING,change,ROTATING",
        "DELETING,change,DELETING",
        "DELETED,change,DELETED",
        // At rest, the wish is shown that waits.
        "READY,change,UPDATING",
        "READY,rotation,ROTATING",
        "READY,restore,RESTORING",
        "READY,restore refused,UPDATING",
        "FAILED,creation,PROVISIONING",
        "FAILED,change,UPDATING",
        "QUARANTINED,change,UPDATING",
        "DELETION_PENDING,change,UPDATING",
        "READY,deletion,DELETION_PENDING",
        "UPDATING,deletion,DELETION_PENDING",
        "DELETING,deletion,DELETING",
        // What can't be trusted waits for a word.
        "READY,word,QUARANTINED",
        "READY,stock,QUARANTINED",
        "UPDATING,word,QUARANTINED",
        "DELETED,word,DELETED"
    })
    void a_wish_that_no_worker_came_to_rest_with(Phase phase, String waits, Phase shown) {
        assertThat(ShownPhase.of(row(phase, waits), WISH - 1)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "READY,change,READY",
        "FAILED,creation,FAILED",
        "QUARANTINED,rotation,QUARANTINED",
        "FAILED,restore,FAILED",
        "DELETION_PENDING,change,UPDATING",
        "FAILED,deletion,FAILED",
        "QUARANTINED,deletion,QUARANTINED",
        "DELETION_PENDING,deletion,DELETION_PENDING",
        "READY,word,QUARANTINED"
    })
    void a_wish_that_a_worker_came_to_rest_with(Phase phase, String waits, Phase shown) {
        assertThat(ShownPhase.of(row(phase, waits), WISH)).isEqualTo(shown);
    }
}
