package dev.resourcebroker.neon;

import dev.resourcebroker.provider.Call;
import dev.resourcebroker.provider.SeenCredential;
import dev.resourcebroker.provider.Sighting;
import dev.resourcebroker.provider.Sighting.Condition;
import dev.resourcebroker.provider.Specification;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** All that a look wants to know about one project. */
final class ProjectView {
    private final Call call;
    private final JsonNode project;
    private final Branches branches;
    private final JsonNode operations;
    private final JsonNode endpoints;
    private final JsonNode roles;

    private ProjectView(Reader reader, Call call, JsonNode project) {
        this.call = call;
        this.project = project;
        String path = Place.projectPath(id());
        this.branches = reader.branches(id());
        this.operations = reader.read(path + "/operations?limit=100");
        this.endpoints = reader.read(path + "/endpoints");
        this.roles = reader.read(new Place(id(), Reply.text(main(), "/id")).path() + "/roles");
    }

    /** Empty when there is no such project; lists may still show it. */
    static Optional<ProjectView> find(Reader reader, Call call, String id) {
        return reader.find(Place.projectPath(id)).map(answer -> new ProjectView(reader, call, answer.path("project")));
    }

    private String id() {
        return Reply.text(project, "/id");
    }

    private String name() {
        return Reply.text(project, "/name");
    }

    private JsonNode main() {
        return branches.byDefault().orElseThrow(Reply::unavailable);
    }

    Sighting sighting() {
        Optional<Stamp> byName = Stamp.ofName(name());
        Optional<Stamp> byBranch = branches.stamp(main());
        Optional<Stamp> stamp = byName.or(() -> byBranch);
        return new Sighting(
                id(),
                Stamp.externalName(name()),
                stamp.map(Stamp::tag).orElse(null),
                isReady() ? Condition.READY : Condition.MAKING,
                isAsWished(byName.isPresent() || Stamp.isShortened(name())),
                stamp.isEmpty() ? 0 : highest(byName, byBranch),
                new Actual().project(project).compute(endpoint()).values());
    }

    private long highest(Optional<Stamp> byName, Optional<Stamp> byBranch) {
        LongStream effects = Stream.concat(byName.stream(), byBranch.stream()).mapToLong(Stamp::effect);
        LongStream restores = branches.all()
                .map(branch -> KeptState.effect(branch.path("name").asString("")))
                .flatMapToLong(OptionalLong::stream);
        return LongStream.concat(effects, restores).max().orElse(0);
    }

    private boolean isReady() {
        boolean branch = Branches.isUsable(main());
        boolean compute = !endpoint().path("current_state").asString("init").equals("init");
        return branch && compute && !Operations.isMaking(operations);
    }

    private JsonNode endpoint() {
        return Endpoints.of(endpoints, Reply.text(main(), "/id")).orElse(endpoints.path("none"));
    }

    /** The settings for later endpoints aren't compared: what counts is the endpoint that is there. */
    private boolean isAsWished(boolean marked) {
        Specification wished = call.specification();
        return marked
                && Bodies.matches(Bodies.quota(wished), project.path("settings").path("quota"))
                && Bodies.matches(Bodies.compute(wished), endpoint())
                && project.path("history_retention_seconds").asLong(-1)
                        == wished.span(Choices.HISTORY).toSeconds();
    }

    List<SeenCredential> credentials() {
        return Credentials.seen(roles, call.identity().name(), id());
    }
}
