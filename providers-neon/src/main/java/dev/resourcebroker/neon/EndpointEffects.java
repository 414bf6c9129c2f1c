package dev.resourcebroker.neon;

import dev.resourcebroker.provider.Call;
import dev.resourcebroker.provider.Outcome;
import tools.jackson.databind.JsonNode;

/** Changes the compute of a branch. */
final class EndpointEffects {
    private final NeonClient client;
    private final Operations operations;

    EndpointEffects(NeonClient client, Operations operations) {
        this.client = client;
        this.operations = operations;
    }

    /** Makes the endpoint what is wished, unless it is. Done gives its id. */
    Outcome<String> update(Call call, Place place) {
        String endpoints = Place.projectPath(place.project()) + "/endpoints";
        JsonNode there = Endpoints.of(Doorway.ask(client, call, endpoints).json(), place.branch())
                .orElseThrow(() -> NotSent.forNow("NO_ENDPOINT"));
        String id = Reply.text(there, "/id");
        if (Bodies.matches(Bodies.compute(call.specification()), there)) {
            return new Outcome.Done<>(id);
        }
        Reply reply = operations.sendUnlocked(
                call, "PATCH", endpoints + "/" + Reader.escaped(id), Bodies.endpoint(call.specification()));
        if (!reply.isFine()) {
            return reply.refusal();
        }
        return operations.finish(call, reply.json()) ? new Outcome.Done<>(id) : new Outcome.Unknown<>();
    }
}
