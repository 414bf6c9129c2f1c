package dev.resourcebroker.neon;

import dev.resourcebroker.provider.Call;
import dev.resourcebroker.provider.Outcome;
import java.util.Optional;

/** Makes, changes and deletes branches that are resources of their own. */
final class BranchEffects {
    private final NeonClient client;
    private final Operations operations;

    BranchEffects(NeonClient client, Operations operations) {
        this.client = client;
        this.operations = operations;
    }

    Outcome<String> create(Call call) {
        String project = call.specification().text(Choices.PROJECT);
        String path = Place.projectPath(project) + "/branches";
        Branches branches = Branches.of(Doorway.ask(client, call, path + "?limit=10000"));
        // The vendor compares whole names, in which the number of the effect is.
        boolean taken = branches.all()
                .anyMatch(branch -> Stamp.externalName(Reply.text(branch, "/name"))
                        .equals(call.identity().name()));
        if (taken) {
            throw NotSent.forNow("NAME_TAKEN");
        }
        Place parent = ProjectEffects.main(project, branches);
        Optional<String> at =
                Optional.of(call.specification().text(Choices.AT)).filter(time -> !time.equals(Choices.NOW));
        // A second one of that name is refused, so that a busy project can be waited for.
        Reply reply = operations.sendUnlocked(call, "POST", path, Bodies.newBranch(call, parent.branch(), at));
        return reply.isFine()
                ? new Outcome.Done<>(new Place(project, reply.text("/branch/id")).toString())
                : reply.refusal();
    }

    Outcome<String> update(Call call) {
        String id = call.identity().requireVendorId();
        Outcome<String> compute = new EndpointEffects(client, operations).update(call, Place.parse(id));
        return compute instanceof Outcome.Done<String> ? new Outcome.Done<>(id) : compute;
    }

    Outcome<String> delete(Call call) {
        String id = call.identity().requireVendorId();
        Reply reply = client.send(call, "DELETE", Place.parse(id).path(), null);
        return reply.isGone() ? new Outcome.Done<>(id) : reply.refusal();
    }
}
