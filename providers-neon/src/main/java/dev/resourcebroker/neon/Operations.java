package dev.resourcebroker.neon;

import dev.resourcebroker.provider.Call;
import java.time.Duration;
import java.util.Set;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** The vendor's operations: what it is at after it accepted a request. */
final class Operations {
    private static final Duration STEP = Duration.ofSeconds(1);
    private static final int TRIES = 300;
    private static final Set<String> DONE = Set.of("finished", "skipped");
    private static final Set<String> FAILED = Set.of("failed", "error", "cancelled");

    private final NeonClient client;
    private final Pause pause;

    Operations(NeonClient client, Pause pause) {
        this.client = client;
        this.pause = pause;
    }

    /** Waits until all operations of an answer have ended, within the deadline; whether all ended well. */
    boolean finish(Call call, JsonNode answer) {
        return StreamSupport.stream(answer.path("operations").spliterator(), false)
                .allMatch(operation -> finishOne(call, operation));
    }

    private boolean finishOne(Call call, JsonNode operation) {
        String path = Place.projectPath(Reply.text(operation, "/project_id")) + "/operations/"
                + Reader.escaped(Reply.text(operation, "/id"));
        String status = operation.path("status").asString("");
        for (int tries = 0; tries < TRIES && !DONE.contains(status) && !isOver(call, status); tries++) {
            if (tries > 0) {
                pause.hold(STEP);
            }
            Reply reply = client.get(call.access(), left(call), path);
            status = reply.isFine() ? reply.json().at("/operation/status").asString("") : status;
        }
        return DONE.contains(status);
    }

    private static boolean isOver(Call call, String status) {
        return FAILED.contains(status)
                || left(call).isZero()
                || Thread.currentThread().isInterrupted();
    }

    private static Duration left(Call call) {
        return call.attempt().guard().left();
    }

    /** Sends what may be sent again, until the vendor isn't at something else with the project. */
    Reply sendUnlocked(Call call, String method, String path, JsonNode body) {
        Reply reply = client.send(call, method, path, body);
        for (int tries = 0; tries < TRIES && reply.isLocked() && !isOver(call, ""); tries++) {
            pause.hold(STEP);
            reply = client.send(call, method, path, body);
        }
        return reply;
    }

    /** Whether a project or a branch is still being made. Computes come and go by themselves, which isn't meant. */
    static boolean isMaking(JsonNode operations) {
        return StreamSupport.stream(operations.path("operations").spliterator(), false)
                .filter(operation -> operation.path("action").asString("").startsWith("create_"))
                .map(operation -> operation.path("status").asString(""))
                .anyMatch(status -> !DONE.contains(status) && !FAILED.contains(status));
    }
}
