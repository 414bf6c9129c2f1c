package dev.resourcebroker.neon.fake;

import java.time.Duration;
import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/** Something that the simulated vendor is at. It ends with time, or when it was asked about twice. */
final class Operation {
    private static final Duration TAKES = Duration.ofSeconds(3);
    private static final int ASKED = 2;

    final String id;
    private final String action;
    private final String branch;
    private final Instant began;
    private final boolean fails;
    private int asked;

    Operation(String id, String action, String branch, Instant began, boolean fails) {
        this.id = id;
        this.action = action;
        this.branch = branch;
        this.began = began;
        this.fails = fails;
    }

    void ask() {
        asked++;
    }

    boolean isRunning(Instant now) {
        return asked < ASKED && now.isBefore(began.plus(TAKES));
    }

    private String status(Instant now) {
        String ended = fails ? "failed" : "finished";
        return isRunning(now) ? "running" : ended;
    }

    ObjectNode json(String project, Instant now) {
        return Answer.object()
                .put("id", id)
                .put("project_id", project)
                .put("branch_id", branch)
                .put("action", action)
                .put("status", status(now))
                .put("failures_count", 0)
                .put("created_at", began.toString())
                .put("updated_at", now.toString())
                .put("total_duration_ms", 3000);
    }
}
