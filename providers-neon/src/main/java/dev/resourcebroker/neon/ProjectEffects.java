package dev.resourcebroker.neon;

import dev.resourcebroker.provider.Call;
import dev.resourcebroker.provider.Outcome;
import dev.resourcebroker.provider.RestorePoint;
import tools.jackson.databind.JsonNode;

/** Makes, changes and deletes projects. */
final class ProjectEffects {
    private final NeonClient client;
    private final Operations operations;

    ProjectEffects(NeonClient client, Operations operations) {
        this.client = client;
        this.operations = operations;
    }

    Outcome<String> create(Call call) {
        Reply reply = client.send(call, "POST", "/projects", Bodies.newProject(call));
        return reply.isFine() ? new Outcome.Done<>(reply.text("/project/id")) : reply.refusal();
    }

    Outcome<String> update(Call call) {
        String id = call.identity().requireVendorId();
        Outcome<String> compute = new EndpointEffects(client, operations).update(call, place(call));
        if (!(compute instanceof Outcome.Done<String>)) {
            return compute;
        }
        Reply reply = operations.sendUnlocked(call, "PATCH", Place.projectPath(id), Bodies.changedProject(call));
        if (!reply.isFine()) {
            return reply.refusal();
        }
        return operations.finish(call, reply.json()) ? new Outcome.Done<>(id) : new Outcome.Unknown<>();
    }

    Outcome<String> delete(Call call) {
        String id = call.identity().requireVendorId();
        Reply reply = client.send(call, "DELETE", Place.projectPath(id), null);
        return reply.isGone() ? new Outcome.Done<>(id) : reply.refusal();
    }

    Outcome<String> undelete(Call call) {
        String id = call.identity().requireVendorId();
        Reply there = client.get(call.access(), call.attempt().guard().left(), Place.projectPath(id));
        if (there.isFine()) {
            return new Outcome.Done<>(id);
        } else if (!there.isMissing()) {
            throw NotSent.because(there);
        }
        Reply reply = client.send(call, "POST", Place.projectPath(id) + "/recover", null);
        if (reply.isMissing()) {
            throw NotSent.permanently("NOT_RECOVERABLE");
        }
        return reply.isFine() ? new Outcome.Done<>(id) : reply.refusal();
    }

    /** In place; what was there is kept as a branch. */
    Outcome<String> restore(Call call, RestorePoint point) {
        String id = call.identity().requireVendorId();
        if (!(point instanceof RestorePoint.At at)) {
            throw NotSent.permanently("NOT_A_TIME");
        }
        Branches branches = branches(call);
        String token = call.attempt().token();
        if (branches.all().anyMatch(b -> KeptState.isOf(b.path("name").asString(""), token))) {
            return new Outcome.Done<>(id);
        }
        Place place = main(id, branches);
        JsonNode body = Bodies.restore(place, at.time(), KeptState.name(call.attempt()));
        Reply reply = client.send(call, "POST", place.path() + "/restore", body);
        return reply.isFine() ? new Outcome.Done<>(id) : reply.refusal();
    }

    /** The default branch of a project. */
    Place place(Call call) {
        return main(call.identity().requireVendorId(), branches(call));
    }

    /** Whether the vendor says that there is no such project. */
    boolean isGone(Call call) {
        String path = Place.projectPath(call.identity().requireVendorId());
        return client.get(call.access(), call.attempt().guard().left(), path).isMissing();
    }

    private Branches branches(Call call) {
        String path = Place.projectPath(call.identity().requireVendorId()) + "/branches?limit=10000";
        return Branches.of(Doorway.ask(client, call, path));
    }

    static Place main(String project, Branches branches) {
        return branches.byDefault()
                .map(branch -> new Place(project, Reply.text(branch, "/id")))
                .orElseThrow(() -> NotSent.forNow("NO_DEFAULT_BRANCH"));
    }
}
