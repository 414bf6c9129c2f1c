package dev.resourcebroker.core.provisioning;

import dev.resourcebroker.core.store.StoredProvisioning;
import dev.resourcebroker.resource.Made.Failure;
import dev.resourcebroker.resource.Phase;
import java.util.ArrayList;
import java.util.List;

/** What isn't known of a resource that is held, and what resolves that, in words. */
final class Resolutions {
    private static final String FORGET = "forget: gives it up without calling the vendor";

    private Resolutions() {}

    static String unknown(OpenEffect open) {
        return what(open.effect()) + "; tried " + open.tries() + " times, the last time until " + open.deadline();
    }

    private static String what(Effect effect) {
        return switch (effect.kind()) {
            case CREATE -> "whether " + effect.target() + " was created";
            case UPDATE -> "whether " + effect.target() + " was updated";
            case ISSUE -> "whether credential " + effect.version() + " was issued";
            case REVOKE -> "whether credential " + effect.version() + " (" + effect.target() + ") was revoked";
            case DELETE -> "whether " + effect.target() + " was deleted";
            case UNDELETE -> "whether the deletion of " + effect.target() + " was taken back";
            case SNAPSHOT -> "whether a snapshot of " + effect.target() + " was taken";
            case RESTORE -> "whether " + effect.target() + " was restored";
        };
    }

    static List<String> of(StoredProvisioning stored, Progress progress) {
        if (!progress.standing().is(Standing.State.SOUND)) {
            return suspended(stored, progress);
        }
        List<String> all = new ArrayList<>(progress.phase() == Phase.FAILED ? failed() : quarantined(stored, progress));
        if (!stored.wish().present()) {
            all.add("undelete: takes the deletion back");
        }
        all.add(FORGET);
        return all;
    }

    private static List<String> suspended(StoredProvisioning stored, Progress progress) {
        boolean said = stored.wish().epoch() > progress.standing().epoch()
                || progress.standing().is(Standing.State.TAKING_STOCK);
        String next = said
                ? "nothing: work goes on once quiet, at " + progress.times().quietUntil()
                : "goOn: what the vendor shows is taken on record";
        return List.of(next, FORGET);
    }

    private static List<String> failed() {
        return List.of("retry, or any new wish: calls the vendor again, which refused");
    }

    private static List<String> quarantined(StoredProvisioning stored, Progress progress) {
        String code = stored.rest().shown().failure().map(Failure::code).orElse("");
        if (code.equals(Trouble.LOST)) {
            return List.of("retry: makes another, empty one under the same id");
        }
        if (progress.place().id() == null) {
            return List.of("retry: makes another, once nobody can find the first at the vendor");
        }
        return List.of(
                "nothing, when it is mended at the vendor: the next look finds that",
                "delete: deletes it, to be created anew");
    }
}
