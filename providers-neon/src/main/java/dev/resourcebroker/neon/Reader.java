package dev.resourcebroker.neon;

import dev.resourcebroker.provider.Access;
import dev.resourcebroker.provider.Call;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** Reads for a look: an answer that doesn't tell ends it. */
final class Reader {
    private static final int PROJECTS = 400;

    private final NeonClient client;
    private final Access access;
    private final Supplier<Duration> left;

    Reader(NeonClient client, Access access, Supplier<Duration> left) {
        this.client = client;
        this.access = access;
        this.left = left;
    }

    static Reader of(NeonClient client, Call call) {
        return new Reader(client, call.access(), call.attempt().guard()::left);
    }

    JsonNode read(String path) {
        return find(path).orElseThrow(Reply::unavailable);
    }

    /** Empty when the vendor says that it isn't there. */
    Optional<JsonNode> find(String path) {
        Reply reply = client.get(access, left.get(), path);
        if (reply.isDenied()) {
            throw new Denied();
        }
        return reply.isMissing() ? Optional.empty() : Optional.of(reply.json());
    }

    /** Which account the credential is of: the organisation that it is used for, or whoever has it. */
    String account() {
        JsonNode auth = read("/auth");
        return access.find(NeonClient.ORG).map(org -> org.reveal()).orElseGet(() -> Reply.text(auth, "/account_id"));
    }

    /** All projects whose name or id has this in it. */
    List<JsonNode> projects(String search, boolean recoverable) {
        List<JsonNode> all = new ArrayList<>();
        Optional<JsonNode> page = Optional.of(projects(search, recoverable, "", PROJECTS));
        while (page.isPresent()) {
            page.get().path("projects").forEach(all::add);
            page = next(page.get()).map(cursor -> projects(search, recoverable, cursor, PROJECTS));
        }
        return all;
    }

    /** A page of projects. */
    JsonNode projects(String search, boolean recoverable, String cursor, int most) {
        StringBuilder query = new StringBuilder("/projects?limit=").append(most);
        append(query, "search", search);
        append(query, "cursor", cursor);
        append(
                query,
                "org_id",
                access.find(NeonClient.ORG).map(org -> org.reveal()).orElse(""));
        append(query, "recoverable", recoverable ? "true" : "");
        JsonNode page = read(query.toString());
        if (!page.path("projects").isArray()
                || !page.path("unavailable_project_ids").isEmpty()) {
            throw Reply.unavailable();
        }
        return page;
    }

    /** Where the next page begins; the page after the last is empty. */
    static Optional<String> next(JsonNode page) {
        String cursor = page.at("/pagination/cursor").asString("");
        return page.path("projects").isEmpty() || cursor.isEmpty() ? Optional.empty() : Optional.of(cursor);
    }

    /** All branches of a project, and their annotations by id. */
    Branches branches(String project) {
        List<JsonNode> pages = new ArrayList<>();
        String cursor = "";
        do {
            StringBuilder query = new StringBuilder("/projects/" + escaped(project) + "/branches?limit=1000");
            append(query, "cursor", cursor);
            JsonNode page = read(query.toString());
            pages.add(page);
            cursor = page.at("/pagination/next").asString("");
        } while (!cursor.isEmpty());
        return new Branches(pages);
    }

    private static void append(StringBuilder query, String name, String value) {
        if (!value.isEmpty()) {
            query.append('&').append(name).append('=').append(escaped(value));
        }
    }

    static String escaped(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
