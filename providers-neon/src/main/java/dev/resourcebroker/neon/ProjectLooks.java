package dev.resourcebroker.neon;

import dev.resourcebroker.provider.Call;
import dev.resourcebroker.provider.Identity;
import dev.resourcebroker.provider.Inventory;
import dev.resourcebroker.provider.Look;
import dev.resourcebroker.provider.SeenCredential;
import dev.resourcebroker.provider.Sighting;
import dev.resourcebroker.provider.Sighting.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Looks for projects. */
final class ProjectLooks {
    private static final int PAGE = 100;

    private ProjectLooks() {}

    static Inventory list(Reader reader, String cursor) {
        JsonNode page = reader.projects("", false, cursor, PAGE);
        List<Sighting> seen = StreamSupport.stream(page.path("projects").spliterator(), false)
                .map(project -> listed(reader, project))
                .toList();
        return new Inventory(seen, Reader.next(page));
    }

    private static Sighting listed(Reader reader, JsonNode project) {
        String name = Reply.text(project, "/name");
        String id = Reply.text(project, "/id");
        Optional<Stamp> stamp = Stamp.ofName(name);
        if (stamp.isEmpty() && Stamp.isShortened(name)) {
            Branches branches = reader.branches(id);
            stamp = branches.byDefault().flatMap(branches::stamp);
        }
        return sighting(id, name, stamp, Condition.READY);
    }

    private static Sighting sighting(String id, String name, Optional<Stamp> stamp, Condition condition) {
        return new Sighting(
                id,
                Stamp.externalName(name),
                stamp.map(Stamp::tag).orElse(null),
                condition,
                false,
                stamp.map(Stamp::effect).orElse(0L));
    }

    static Look.Seen look(Reader reader, Call call) {
        String account = reader.account();
        Identity identity = call.identity();
        List<Sighting> resources = new ArrayList<>();
        List<SeenCredential> credentials = new ArrayList<>();
        for (String id : ids(reader.projects(identity.name(), false), identity)) {
            ProjectView.find(reader, call, id).ifPresent(view -> {
                resources.add(view.sighting());
                credentials.addAll(view.credentials());
            });
        }
        for (JsonNode project : ours(reader.projects(identity.name(), true), identity)) {
            String id = Reply.text(project, "/id");
            if (resources.stream().noneMatch(seen -> seen.id().equals(id))) {
                String name = Reply.text(project, "/name");
                resources.add(sighting(id, name, Stamp.ofName(name), Condition.BINNED));
            }
        }
        return new Look.Seen(account, resources, credentials);
    }

    /** Those of our name, and the one whose id is known: somebody may have renamed it, and lists lag. */
    private static List<String> ids(List<JsonNode> found, Identity identity) {
        List<String> ids = new ArrayList<>();
        ours(found, identity).forEach(project -> ids.add(Reply.text(project, "/id")));
        identity.vendorId().filter(id -> !ids.contains(id)).ifPresent(ids::add);
        return ids;
    }

    private static List<JsonNode> ours(List<JsonNode> found, Identity identity) {
        return found.stream()
                .filter(project ->
                        Stamp.externalName(Reply.text(project, "/name")).equals(identity.name()))
                .toList();
    }
}
