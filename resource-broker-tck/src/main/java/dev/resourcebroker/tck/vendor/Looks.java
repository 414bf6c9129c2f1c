package dev.resourcebroker.tck.vendor;

import dev.resourcebroker.tck.vendor.Holdings.Thing;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What a vendor's looks show, line by line. Not thread-safe. */
final class Looks {
    private static final int PAGE = 2;

    private final Holdings holdings;
    private final boolean tellsVersions;

    Looks(Holdings holdings, boolean tellsVersions) {
        this.holdings = holdings;
        this.tellsVersions = tellsVersions;
    }

    String things(Map<String, String> query) {
        String name = query.get("name");
        Predicate<Thing> asked = thing ->
                name == null || thing.name().equals(name) || thing.tag().equals(query.get("tag"));
        List<Thing> all = holdings.seen().things().stream().filter(asked).toList();
        int from = Integer.parseInt(query.getOrDefault("from", "0"));
        String page = all.stream().skip(from).limit(PAGE).map(this::line).collect(Collectors.joining("\n"));
        return from + PAGE < all.size() ? page + "\nnext=" + (from + PAGE) : page;
    }

    private String line(Thing thing) {
        Map<String, String> fields = new TreeMap<>();
        fields.put("id", thing.id());
        fields.put("name", thing.name());
        fields.put("tag", thing.tag());
        fields.put("stamp", Long.toString(thing.stamp()));
        fields.put("size", thing.size());
        fields.put("state", state(thing));
        return Form.write(fields);
    }

    private String state(Thing thing) {
        if (thing.isBinned()) {
            return "BINNED";
        }
        return thing.readyAt().isAfter(holdings.now()) ? "MAKING" : "READY";
    }

    String keys(Map<String, String> query) {
        return holdings.seen().keys().stream()
                .filter(key -> key.of().equals(query.get("of")))
                .map(this::line)
                .collect(Collectors.joining("\n"));
    }

    private String line(Holdings.Key key) {
        String version = Long.toString(tellsVersions ? key.version() : 0);
        return Form.write(new TreeMap<>(Map.of("id", key.id(), "thing", key.thing(), "version", version)));
    }
}
