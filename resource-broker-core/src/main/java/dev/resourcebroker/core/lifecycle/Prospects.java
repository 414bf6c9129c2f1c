package dev.resourcebroker.core.lifecycle;

import dev.resourcebroker.core.store.Caller;
import dev.resourcebroker.provisioning.Change;
import dev.resourcebroker.resource.ManagedIntegration.Deletion;
import dev.resourcebroker.resource.ResourceId;

/** What each change of a resource would be. Thread-safe. */
final class Prospects {
    private final Managing managing;

    Prospects(Managing managing) {
        this.managing = managing;
    }

    static ResourceId resource(Change change) {
        if (change instanceof Change.Update update) {
            return update.id();
        }
        if (change instanceof Change.Restore restore) {
            return restore.id();
        }
        return change instanceof Change.Protect protect ? protect.id() : ofId(change);
    }

    private static ResourceId ofId(Change change) {
        if (change instanceof Change.Rotate rotate) {
            return rotate.id();
        }
        if (change instanceof Change.Delete delete) {
            return delete.id();
        }
        if (change instanceof Change.Undelete undelete) {
            return undelete.id();
        }
        return change instanceof Change.Forget forget ? forget.id() : ((Change.Retry) change).id();
    }

    /** What a change comes down to; throws what the change itself throws before it locks anything. */
    Prospect of(Caller caller, Change change) {
        if (change instanceof Change.Update update) {
            return update(caller, update);
        }
        if (change instanceof Change.Restore restore) {
            return new Prospect(managing.intents().restore(), facts -> ContentOutlook.restored(facts, restore.point()));
        }
        if (change instanceof Change.Protect protect) {
            Deletion deletion = new Deletion(protect.policy(), protect.isProtected());
            return new Prospect(managing.intents().protect(deletion), facts -> DeletionOutlook.said(facts, deletion));
        }
        return change instanceof Change.Rotate rotate
                ? new Prospect(managing.intents().rotate(rotate.patience()), RotationOutlook::of)
                : ending(change);
    }

    private Prospect update(Caller caller, Change.Update update) {
        Updating updating = managing.updating(caller, update.id(), update.rowVersion(), update.parameters());
        return new Prospect(
                managing.intents().update(caller.org(), updating), facts -> ContentOutlook.updated(facts, updating));
    }

    private Prospect ending(Change change) {
        if (change instanceof Change.Delete) {
            return new Prospect(managing.intents().delete(), DeletionOutlook::deleted);
        }
        if (change instanceof Change.Undelete) {
            return new Prospect(Intents.undelete(), DeletionOutlook::taken);
        }
        return change instanceof Change.Forget
                ? new Prospect(Intents.forget(), DeletionOutlook::forgotten)
                : new Prospect(Intents.retry(), ContentOutlook::retried);
    }
}
