package dev.resourcebroker.neon;

import dev.resourcebroker.error.TransientBrokerException;
import dev.resourcebroker.neon.role.OwnedDatabase;
import dev.resourcebroker.provider.Call;
import dev.resourcebroker.provider.Issued;
import dev.resourcebroker.provider.NewCredential;
import dev.resourcebroker.provider.Outcome;
import dev.resourcebroker.provider.SeenCredential;
import dev.resourcebroker.resource.ConnectionDetails;
import dev.resourcebroker.resource.ResourceType;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * A role for each version of a credential. It is a member of one role that owns what applications make and can't log in,
 * and acts as that. Who administers the database by SQL has its password at the vendor, where it is read when needed.
 */
final class Credentials {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final int TRIES = 3;

    private final NeonClient client;
    private final Operations operations;
    private final Pause pause;

    Credentials(NeonClient client, Operations operations, Pause pause) {
        this.client = client;
        this.operations = operations;
        this.pause = pause;
    }

    /** The credentials of a resource among the roles of its branch. */
    static List<SeenCredential> seen(JsonNode roles, String externalName, String vendorId) {
        if (!roles.path("roles").isArray()) {
            throw Reply.unavailable();
        }
        return StreamSupport.stream(roles.path("roles").spliterator(), false)
                .map(role -> Reply.text(role, "/name"))
                .filter(name -> RoleNames.version(externalName, name) > 0)
                .map(name -> new SeenCredential(name, RoleNames.version(externalName, name), vendorId, true))
                .toList();
    }

    Outcome<Issued> issue(Call call, Place place, NewCredential credential) {
        Doorway doorway = Doorway.open(client, call, place);
        OwnedDatabase owned = owned(call, RoleNames.owner(doorway.admin().role()));
        NotSent.unlessReached(() -> again(() -> owned.prepare(doorway.admin())));
        String role = RoleNames.login(call.identity().name(), credential.version());
        Reply reply = client.send(call, "POST", place.path() + "/roles", Bodies.role(role));
        if (!reply.isFine()) {
            return reply.refusal();
        }
        String password = reply.text("/role/password");
        if (!operations.finish(call, reply.json())) {
            return new Outcome.Unknown<>();
        }
        // Making a role ends sessions, ours too: the next one succeeds.
        again(() -> owned.admit(doorway.admin(), role));
        again(() -> owned.actAsOwner(doorway.direct().login(role, password)));
        List<dev.resourcebroker.resource.Entry> entries = doorway.pooled().entries(doorway.direct(), role, password);
        return new Outcome.Done<>(new Issued(role, new ConnectionDetails(ResourceType.POSTGRESQL, entries)));
    }

    Outcome<String> revoke(Call call, Place place, String role) {
        String path = place.path() + "/roles/" + Reader.escaped(role);
        Reply password = client.get(call.access(), left(call), path + "/reveal_password");
        if (password.isMissing()) {
            return new Outcome.Done<>(role);
        } else if (!password.isFine()) {
            throw NotSent.because(password);
        }
        Doorway doorway = Doorway.open(client, call, place);
        OwnedDatabase owned = owned(call, RoleNames.owner(doorway.admin().role()));
        NotSent.unlessReached(() ->
                again(() -> owned.handBack(doorway.direct().login(role, password.text("/password")))));
        Reply reply = client.send(call, "DELETE", path, null);
        boolean ended = reply.content() == null || operations.finish(call, reply.content());
        if (!reply.isGone()) {
            return reply.refusal();
        }
        return ended ? new Outcome.Done<>(role) : new Outcome.Unknown<>();
    }

    private static OwnedDatabase owned(Call call, String owner) {
        return new OwnedDatabase(owner, left(call));
    }

    private static Duration left(Call call) {
        return call.attempt().guard().left();
    }

    /** What may be done again is tried a few times: computes wake up, and sessions end when a role is made. */
    private void again(Runnable work) {
        for (int tries = 1; ; tries++) {
            try {
                work.run();
                return;
            } catch (TransientBrokerException e) {
                if (tries == TRIES) {
                    throw e;
                }
                pause.hold(PATIENCE);
            }
        }
    }
}
