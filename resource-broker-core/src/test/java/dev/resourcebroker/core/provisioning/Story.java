package dev.resourcebroker.core.provisioning;

import static dev.resourcebroker.core.provisioning.Event.ANEW;
import static dev.resourcebroker.core.provisioning.Event.BACK_UP;
import static dev.resourcebroker.core.provisioning.Event.DELETE;
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
import static dev.resourcebroker.core.provisioning.Event.UPDATE;

import java.util.List;

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
    RESTORED_AT_ONCE(BACK_UP, INJECT, ROTATE, RESTORE_AT_ONCE, INJECT, REINJECTED);

    @SuppressWarnings("ImmutableEnumChecker") // a copy
    final List<Event> events;

    Story(Event... events) {
        this.events = List.of(events);
    }

    /** Whether it has too many states to go through with as many deviations as the others in an ordinary build. */
    boolean isLong() {
        return events.size() > 2;
    }
}
