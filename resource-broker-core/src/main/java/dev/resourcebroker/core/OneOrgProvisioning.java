package dev.resourcebroker.core;

import dev.resourcebroker.core.store.Caller;
import dev.resourcebroker.core.store.RestorePoints;
import dev.resourcebroker.provider.RestorePoint;
import dev.resourcebroker.provisioning.Change;
import dev.resourcebroker.provisioning.OrgProvisioning;
import dev.resourcebroker.provisioning.Preview;
import dev.resourcebroker.resource.ConnectionDetails;
import dev.resourcebroker.resource.DeletionPolicy;
import dev.resourcebroker.resource.ManagedIntegration.Deletion;
import dev.resourcebroker.resource.Resource;
import dev.resourcebroker.resource.ResourceId;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What one organisation can ask for its resources at vendors: passes the gate and calls the use case. */
final class OneOrgProvisioning implements OrgProvisioning {
    private final Pass pass;
    private final Startup.Provisioning rooms;
    private final Caller caller;

    OneOrgProvisioning(Pass pass, Startup.Provisioning rooms, Caller caller) {
        this.pass = pass;
        this.rooms = rooms;
        this.caller = caller;
    }

    /** The gate of the handle that gave this. */
    @FunctionalInterface
    interface Pass {
        <T> T call(Supplier<T> call);
    }

    @Override
    public Preview preview(Change change) {
        return pass.call(() -> rooms.previews().preview(caller, change));
    }

    @Override
    public Resource update(ResourceId id, long rowVersion, Map<String, String> parameters) {
        return pass.call(() -> rooms.managing().update(caller, id, rowVersion, parameters));
    }

    @Override
    public Resource rotate(ResourceId id) {
        return pass.call(() -> rooms.managing().rotate(caller, id, Optional.empty()));
    }

    @Override
    public Resource rotate(ResourceId id, Duration patience) {
        return pass.call(() -> rooms.managing().rotate(caller, id, Optional.of(patience)));
    }

    @Override
    public Resource restore(ResourceId id, RestorePoint point) {
        String stored = RestorePoints.write(point);
        return pass.call(() -> rooms.managing().restore(caller, id, stored));
    }

    @Override
    public Resource protect(ResourceId id, DeletionPolicy policy, boolean isProtected) {
        return pass.call(() -> rooms.managing().protect(caller, id, new Deletion(policy, isProtected)));
    }

    @Override
    public Resource undelete(ResourceId id) {
        return pass.call(() -> rooms.managing().undelete(caller, id));
    }

    @Override
    public void forget(ResourceId id) {
        pass.call(() -> {
            rooms.managing().forget(caller, id);
            return id;
        });
    }

    @Override
    public Resource retry(ResourceId id) {
        return pass.call(() -> rooms.managing().retry(caller, id));
    }

    @Override
    public ConnectionDetails retained(ResourceId id) {
        return pass.call(() -> rooms.retained().details(caller, id));
    }
}
