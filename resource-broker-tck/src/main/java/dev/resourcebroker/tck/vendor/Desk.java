package dev.resourcebroker.tck.vendor;

import dev.resourcebroker.provider.CredentialTraits.Listing;
import dev.resourcebroker.provider.Traits;
import dev.resourcebroker.tck.vendor.Holdings.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Does what a vendor is asked, one request after the other. Thread-safe. */
final class Desk {
    private final Clock clock;
    private final Holdings holdings;
    private final Things things;
    private final Keys keys;
    private final Looks looks;
    private final List<Late> late = new ArrayList<>();

    private record Late(Instant due, Request request) {}

    Desk(Traits traits, Clock clock) {
        this.clock = clock;
        holdings = new Holdings(traits);
        things = new Things(traits, holdings);
        keys = new Keys(traits.credentials(), holdings);
        looks = new Looks(holdings, traits.credentials().listing() == Listing.VERSIONS);
    }

    synchronized String serve(Request request) {
        catchUp();
        return done(request);
    }

    synchronized void later(Request request, Duration delay) {
        late.add(new Late(clock.instant().plus(delay), request));
    }

    synchronized String snapshot(String thing) {
        catchUp();
        return things.snapshot(thing, "console-" + holdings.next());
    }

    /** What is there now. */
    synchronized Holdings.State really() {
        catchUp();
        return holdings.really();
    }

    private void catchUp() {
        Instant now = clock.instant();
        List<Late> due = late.stream()
                .filter(waiting -> !waiting.due().isAfter(now))
                .sorted(Comparator.comparing(Late::due))
                .toList();
        late.removeAll(due);
        due.forEach(this::catchUp);
        holdings.at(now);
    }

    private void catchUp(Late due) {
        holdings.at(due.due());
        try {
            done(due.request());
        } catch (Refused e) {
            // Whoever asked isn't there any more.
        }
    }

    private String done(Request request) {
        String id = request.id();
        Map<String, String> form = request.form();
        return switch (request.kind()) {
            case ACCOUNT -> "account=fake-1";
            case LIST_THINGS -> looks.things(request.query());
            case LIST_KEYS -> looks.keys(request.query());
            case CREATE -> id(things.create(form));
            case UPDATE -> id(things.update(id, form));
            case UNDELETE -> id(things.undelete(id));
            case ISSUE -> key(keys.issue(id, Long.parseLong(form.getOrDefault("version", "0"))));
            case SNAPSHOT -> id(things.snapshot(id, form.getOrDefault("token", "")));
            case RESTORE -> id(things.restore(id, form));
            case DELETE, REVOKE -> gone(request);
        };
    }

    private String gone(Request request) {
        if (request.kind() == RequestKind.DELETE) {
            things.delete(request.id());
        } else {
            keys.revoke(request.id());
        }
        return "";
    }

    private static String id(String id) {
        return "id=" + id;
    }

    private static String key(Holdings.Key key) {
        return Form.write(new TreeMap<>(Map.of("id", key.id(), "secret", key.secret())));
    }
}
