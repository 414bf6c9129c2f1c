package dev.resourcebroker.neon;

import dev.resourcebroker.provider.Call;
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

/** Looks for branches that were made as resources of their own. */
final class BranchLooks {
    private static final int PAGE = 20;

    private BranchLooks() {}

    static Inventory list(Reader reader, String cursor) {
        JsonNode page = reader.projects("", false, cursor, PAGE);
        List<Sighting> seen = StreamSupport.stream(page.path("projects").spliterator(), false)
                .flatMap(project -> listed(reader, Reply.text(project, "/id")).stream())
                .toList();
        return new Inventory(seen, Reader.next(page));
    }

    private static List<Sighting> listed(Reader reader, String project) {
        Branches branches = reader.branches(project);
        return branches.all()
                .filter(branch -> !branch.path("default").asBoolean(false))
                .filter(branch -> stamp(branches, branch).isPresent())
                .map(branch -> sighting(project, branches, branch, Condition.READY, false))
                .toList();
    }

    static Look.Seen look(Reader reader, Call call) {
        String account = reader.account();
        String project = call.specification().text(Choices.PROJECT);
        if (reader.find(Place.projectPath(project)).isEmpty()) {
            return new Look.Seen(account, List.of(), List.of());
        }
        List<Sighting> resources = new ArrayList<>();
        List<SeenCredential> credentials = new ArrayList<>();
        Branches branches = reader.branches(project);
        List<JsonNode> ours =
                branches.all().filter(branch -> isOurs(project, branch, call)).toList();
        for (JsonNode branch : ours) {
            Place place = new Place(project, Reply.text(branch, "/id"));
            resources.add(sighting(reader, call, branches, branch));
            credentials.addAll(Credentials.seen(
                    reader.read(place.path() + "/roles"), call.identity().name(), place.toString()));
        }
        return new Look.Seen(account, resources, credentials);
    }

    private static boolean isOurs(String project, JsonNode branch, Call call) {
        String id = new Place(project, Reply.text(branch, "/id")).toString();
        String name = Stamp.externalName(Reply.text(branch, "/name"));
        return name.equals(call.identity().name()) || call.identity().vendorId().equals(Optional.of(id));
    }

    private static Sighting sighting(Reader reader, Call call, Branches branches, JsonNode branch) {
        String project = call.specification().text(Choices.PROJECT);
        String path = Place.projectPath(project);
        JsonNode endpoints = reader.read(path + "/endpoints");
        JsonNode operations = reader.read(path + "/operations?limit=100");
        JsonNode endpoint = Endpoints.of(endpoints, Reply.text(branch, "/id")).orElse(endpoints.path("none"));
        boolean ready = Branches.isUsable(branch)
                && !endpoint.path("current_state").asString("init").equals("init")
                && !Operations.isMaking(operations);
        boolean asWished = Bodies.matches(Bodies.compute(call.specification()), endpoint);
        return sighting(project, branches, branch, ready ? Condition.READY : Condition.MAKING, asWished)
                .actual(new Actual().compute(endpoint).values());
    }

    private static Sighting sighting(
            String project, Branches branches, JsonNode branch, Condition condition, boolean asWished) {
        Optional<Stamp> stamp = stamp(branches, branch);
        return new Sighting(
                new Place(project, Reply.text(branch, "/id")).toString(),
                Stamp.externalName(Reply.text(branch, "/name")),
                stamp.map(Stamp::tag).orElse(null),
                condition,
                asWished,
                stamp.map(Stamp::effect).orElse(0L));
    }

    private static Optional<Stamp> stamp(Branches branches, JsonNode branch) {
        return Stamp.ofName(Reply.text(branch, "/name")).or(() -> branches.stamp(branch));
    }
}
