package dev.resourcebroker.core.provisioning;

import static dev.resourcebroker.core.provisioning.Event.AGE;
import static dev.resourcebroker.core.provisioning.Event.ANEW;
import static dev.resourcebroker.core.provisioning.Event.BACK_UP;
import static dev.resourcebroker.core.provisioning.Event.BIN;
import static dev.resourcebroker.core.provisioning.Event.BRING_BACK;
import static dev.resourcebroker.core.provisioning.Event.DELETE;
import static dev.resourcebroker.core.provisioning.Event.DELETE_AFTER_SNAPSHOT;
import static dev.resourcebroker.core.provisioning.Event.DELETE_RETAINING;
import static dev.resourcebroker.core.provisioning.Event.END;
import static dev.resourcebroker.core.provisioning.Event.GO_ON;
import static dev.resourcebroker.core.provisioning.Event.INJECT;
import static dev.resourcebroker.core.provisioning.Event.LOSE;
import static dev.resourcebroker.core.provisioning.Event.REINJECTED;
import static dev.resourcebroker.core.provisioning.Event.RESOLVE;
import static dev.resourcebroker.core.provisioning.Event.RESTORE;
import static dev.resourcebroker.core.provisioning.Event.RESTORE_AT_ONCE;
import static dev.resourcebroker.core.provisioning.Event.ROTATE;
import static dev.resourcebroker.core.provisioning.Event.TAKE_BACK;
import static dev.resourcebroker.core.provisioning.Event.TAMPER;
import static dev.resourcebroker.core.provisioning.Event.UPDATE;

import dev.resourcebroker.provisioning.DriftPolicy;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What happens to a resource that was wished for, one event after the other, each once all is quiet unless it is early. */
enum Story {
    CREATE,
    CHANGE(UPDATE, UPDATE),
    REMOVE(DELETE),
    TAKEN_BACK(DELETE, TAKE_BACK),
    CARRIED(INJECT, ROTATE, INJECT),
    ROTATED_TWICE(INJECT, ROTATE, ROTATE, INJECT),
    USED_AND_REMOVED(INJECT, END, DELETE),
    LOST(LOSE, ANEW),
    RESOLVED_EARLY(RESOLVE, ROTATE, INJECT),
    RESTORED(BACK_UP, INJECT, ROTATE, INJECT, RESTORE, GO_ON, INJECT, REINJECTED, ROTATE, INJECT),
    RESTORED_AMID(BACK_UP, INJECT, ROTATE, RESTORE, GO_ON, INJECT, REINJECTED),
    RESTORED_AT_ONCE(BACK_UP, INJECT, ROTATE, RESTORE_AT_ONCE, INJECT, REINJECTED),
    PUT_OFF(DELETE, DELETE),
    RETAINED(INJECT, DELETE_RETAINING),
    RETAINED_AFTER_ALL(DELETE, DELETE_RETAINING),
    SAVED(DELETE_AFTER_SNAPSHOT),
    SAVED_AFTER_ALL(DELETE, DELETE_AFTER_SNAPSHOT),
    SAVED_TWICE(DELETE_AFTER_SNAPSHOT, TAKE_BACK, DELETE_AFTER_SNAPSHOT),
    BROUGHT_BACK(BRING_BACK),
    BROUGHT_BACK_TWICE(BRING_BACK, BRING_BACK),
    BROUGHT_BACK_LATE(AGE, BRING_BACK),
    BROUGHT_BACK_AND_ROTATED(INJECT, BRING_BACK, ROTATE, INJECT),
    BROUGHT_BACK_AND_REMOVED(BRING_BACK, DELETE),
    BROUGHT_BACK_AND_RESTORED(BRING_BACK, BACK_UP, RESTORE, GO_ON, REINJECTED),
    MENDED(TAMPER),
    MENDED_FROM_BIN(BIN),
    LEFT(TAMPER),
    LEFT_CHANGED(UPDATE, UPDATE),
    LEFT_AND_ROTATED(INJECT, TAMPER, ROTATE, INJECT),
    LEFT_AND_CHANGED(TAMPER, UPDATE),
    LEFT_AND_REMOVED(TAMPER, DELETE),
    LEFT_IN_BIN(BIN),
    LEFT_TAKEN_BACK(DELETE, TAKE_BACK);

    @SuppressWarnings("ImmutableEnumChecker") // a copy
    final List<Event> events;

    Story(Event... events) {
        this.events = List.of(events);
    }

    DriftPolicy policy() {
        return name().startsWith("LEFT") ? DriftPolicy.LEAVE : DriftPolicy.REPAIR;
    }

    /** At which kinds of vendor it differs from other stories. */
    Set<VendorKind> kinds() {
        return switch (this) {
            case MENDED_FROM_BIN, LEFT_IN_BIN -> EnumSet.of(VendorKind.NEON);
            case LEFT, LEFT_CHANGED, LEFT_TAKEN_BACK -> EnumSet.of(VendorKind.NEON, VendorKind.RDS, VendorKind.S3);
            case MENDED, LEFT_AND_CHANGED, LEFT_AND_REMOVED, LEFT_AND_ROTATED ->
                EnumSet.of(VendorKind.NEON, VendorKind.S3);
            case RETAINED, RETAINED_AFTER_ALL, SAVED_AFTER_ALL, SAVED_TWICE ->
                EnumSet.of(VendorKind.NEON, VendorKind.S3);
            case SAVED -> EnumSet.of(VendorKind.NEON, VendorKind.S3, VendorKind.UNTAGGED);
            case BROUGHT_BACK -> EnumSet.of(VendorKind.NEON, VendorKind.RDS, VendorKind.UNTAGGED);
            case BROUGHT_BACK_LATE -> EnumSet.of(VendorKind.RDS);
            case BROUGHT_BACK_AND_ROTATED -> EnumSet.of(VendorKind.NEON, VendorKind.RESET);
            case PUT_OFF, BROUGHT_BACK_TWICE, BROUGHT_BACK_AND_REMOVED, BROUGHT_BACK_AND_RESTORED ->
                EnumSet.of(VendorKind.NEON);
            default -> EnumSet.allOf(VendorKind.class);
        };
    }

    /** Whether it has too many states to go through with as many deviations as the others in an ordinary build. */
    boolean isLong() {
        return events.size() > 2;
    }
}
