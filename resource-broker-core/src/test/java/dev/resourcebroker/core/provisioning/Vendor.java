package dev.resourcebroker.core.provisioning;

import dev.resourcebroker.provider.CredentialTraits.Listing;
import dev.resourcebroker.provider.CredentialTraits.SecondIssue;
import dev.resourcebroker.provider.Look;
import dev.resourcebroker.provider.Outcome;
import dev.resourcebroker.provider.Outcome.Done;
import dev.resourcebroker.provider.Outcome.NotDone;
import dev.resourcebroker.provider.SeenCredential;
import dev.resourcebroker.provider.Sighting;
import dev.resourcebroker.provider.Sighting.Condition;
import dev.resourcebroker.provider.Tag;
import dev.resourcebroker.provider.Traits.SecondCreate;
import dev.resourcebroker.provider.Traits.Tagging;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** A vendor in memory: its true inventory, and what looks see of it. */
final class Vendor {
    final VendorKind kind;
    private List<Thing> things = List.of();
    private List<Key> keys = List.of();
    /** The tokens of the snapshots that were taken. */
    private List<String> snapshots = List.of();

    private boolean saved;
    private int serial;

    Vendor(VendorKind kind) {
        this.kind = kind;
    }

    Vendor copy() {
        Vendor copy = new Vendor(kind);
        copy.things = things;
        copy.keys = keys;
        copy.snapshots = snapshots;
        copy.saved = saved;
        copy.serial = serial;
        return copy;
    }

    List<Thing> things() {
        return things;
    }

    List<Key> keys() {
        return keys;
    }

    /** Forgets what is gone and isn't seen any more. */
    void purge(Instant now) {
        for (Thing thing : things) {
            if (thing.condition() == null && !now.isBefore(thing.shownFrom())) {
                things = things.stream().filter(other -> !other.equals(thing)).toList();
            }
        }
        for (Key key : keys) {
            if (!key.alive() && !now.isBefore(key.shownFrom())) {
                keys = keys.stream().filter(other -> !other.equals(key)).toList();
            }
        }
    }

    boolean isUsable(String key, Instant now) {
        return keys.stream()
                .anyMatch(other -> other.id().equals(key) && other.alive() && !now.isBefore(other.usableAt()));
    }

    boolean wasUsed() {
        return serial > 0;
    }

    List<String> snapshots() {
        return snapshots;
    }

    /** Whether a snapshot holds what the resource is now. */
    boolean isSaved() {
        return saved;
    }

    /** Workloads write to the resource. */
    void write() {
        saved = false;
    }

    /** Loses what it has of ours. */
    void lose(Instant now) {
        things = things.stream()
                .map(thing -> thing.isStranger() ? thing : thing.condition(null).shown(null, now))
                .toList();
        if (!kind.traits.credentials().outliveResource()) {
            eachKey(key -> key.revoked(now, now));
        }
    }

    /** Somebody changes what it has of ours. */
    void tamper(UnaryOperator<Thing> change) {
        things = things.stream()
                .map(thing -> thing.isStranger() || !thing.isAlive() ? thing : change.apply(thing))
                .toList();
    }

    boolean hasOurs() {
        return things.stream().anyMatch(thing -> thing.isAlive() && !thing.isStranger());
    }

    void put(Thing thing) {
        things = plus(things, thing);
    }

    Look.Seen look(String account, Tag tag, long wished, Instant now) {
        List<Sighting> seen = things.stream()
                .map(thing -> thing.seenAt(now))
                .filter(Objects::nonNull)
                .filter(thing -> thing.account().equals(account))
                .map(thing -> thing.sighting(now, wished))
                .filter(thing -> thing.name().equals(Setup.nameOf(tag)) || isOurs(thing.tag(), tag))
                .toList();
        return new Look.Seen(account, seen, account.equals(World.HOME) ? listed(tag, now) : List.of());
    }

    private static boolean isOurs(Tag tag, Tag ours) {
        return tag != null && tag.equals(ours);
    }

    private List<SeenCredential> listed(Tag tag, Instant now) {
        Listing listing = kind.traits.credentials().listing();
        return keys.stream()
                .filter(key -> listing != Listing.NOTHING && key.isSeenAt(now))
                .filter(key -> kind.doubles() || key.thing().startsWith(Setup.nameOf(tag)))
                .map(key -> new SeenCredential(
                        key.id(),
                        listing == Listing.VERSIONS ? key.version() : 0,
                        key.thing(),
                        !now.isBefore(key.usableAt())))
                .toList();
    }

    Outcome<String> execute(Request request) {
        return switch (request.effect().kind()) {
            case CREATE -> create(request);
            case UPDATE -> update(request);
            case ISSUE -> issue(request);
            case REVOKE -> revoke(request);
            case DELETE -> delete(request);
            case UNDELETE -> undelete(request);
            case SNAPSHOT -> snapshot(request);
            case RESTORE -> restore(request);
        };
    }

    private Outcome<String> create(Request request) {
        Thing same = things.stream()
                .filter(thing ->
                        thing.isAlive() && thing.name().equals(request.effect().target()))
                .filter(thing -> thing.account().equals(request.account()))
                .findFirst()
                .orElse(null);
        if (same == null || kind.doubles()) {
            return created(request);
        }
        return kind.traits.secondCreate() == SecondCreate.SAME ? update(request, same) : refused("exists");
    }

    private Outcome<String> created(Request request) {
        // Where names are unique, the name is the id.
        String id = kind.doubles() ? "r" + serial : request.effect().target();
        serial++;
        Tag tag = kind.traits.tagging() == Tagging.NONE ? null : request.tag();
        long stamp = tag == null ? 0 : request.number();
        Instant ready = request.landsAt().plus(kind.making);
        things = things.stream().filter(thing -> !thing.id().equals(id)).toList();
        put(new Thing(
                id,
                request.effect().target(),
                tag,
                request.account(),
                Condition.READY,
                request.generation(),
                stamp,
                0,
                ready,
                null,
                request.shownFrom()));
        return new Done<>(id);
    }

    private Outcome<String> update(Request request) {
        Thing thing = alive(request.effect().target());
        return thing == null ? refused("gone") : update(request, thing);
    }

    private Outcome<String> update(Request request, Thing thing) {
        Tag tag = request.tag() == null ? thing.tag() : stampable(request.tag());
        replace(request, thing.id(), now -> now.updated(tag, request.generation(), stamp(request)));
        return new Done<>(thing.id());
    }

    private Tag stampable(Tag tag) {
        return kind.traits.tagging() == Tagging.NONE ? null : tag;
    }

    private long stamp(Request request) {
        return kind.traits.tagging() == Tagging.NONE ? 0 : request.number();
    }

    private Outcome<String> issue(Request request) {
        Thing thing = alive(request.effect().target());
        if (thing == null) {
            return refused("gone");
        }
        if (thing.tag() == null && kind.traits.tagging() != Tagging.NONE) {
            throw new LawBroken("a credential is issued on what doesn't carry our tag");
        }
        if (thing.tag() != null) {
            replace(request, thing.id(), now -> now.updated(now.tag(), now.generation(), request.number()));
        }
        return kind.traits.credentials().perVersion() ? issueBeside(request, thing) : reset(request, thing);
    }

    private Outcome<String> issueBeside(Request request, Thing thing) {
        Key same = keys.stream()
                .filter(key -> key.alive() && key.version() == request.effect().version())
                .findFirst()
                .orElse(null);
        SecondIssue second = kind.traits.credentials().secondIssue();
        if (same != null && second != SecondIssue.DOUBLES) {
            return second == SecondIssue.SAME ? new Done<>(same.id()) : refused("exists");
        }
        long alive = keys.stream().filter(Key::alive).count();
        return alive >= kind.traits.credentials().limit()
                ? new NotDone<>("limit", true, Duration.ZERO)
                : issued(request, thing);
    }

    private Outcome<String> reset(Request request, Thing thing) {
        eachKey(key -> key.alive() ? key.revoked(request.landsAt(), request.shownFrom()) : key);
        return issued(request, thing);
    }

    private Outcome<String> issued(Request request, Thing thing) {
        String id = "c" + ++serial;
        Instant usable = request.landsAt().plus(kind.lag);
        keys = plus(
                keys, new Key(id, request.effect().version(), thing.id(), true, usable, false, request.shownFrom()));
        return new Done<>(id);
    }

    private Outcome<String> revoke(Request request) {
        String id = request.effect().target();
        eachKey(key -> key.id().equals(id) && key.alive() ? key.revoked(request.landsAt(), request.shownFrom()) : key);
        return new Done<>(id);
    }

    private Outcome<String> delete(Request request) {
        Thing thing = alive(request.effect().target());
        if (thing == null) {
            return new Done<>(request.effect().target());
        }
        if (thing.tag() == null && kind.traits.tagging() != Tagging.NONE) {
            throw new LawBroken("something is deleted that doesn't carry our tag");
        }
        replace(request, thing.id(), now -> now.condition(kind.traits.undeletes() ? Condition.BINNED : null));
        if (!kind.traits.credentials().outliveResource()) {
            eachKey(key -> key.thing().equals(thing.id()) && key.alive()
                    ? key.revoked(request.landsAt(), request.shownFrom())
                    : key);
        }
        return new Done<>(thing.id());
    }

    private Outcome<String> undelete(Request request) {
        String id = request.effect().target();
        boolean binned =
                things.stream().anyMatch(thing -> thing.id().equals(id) && thing.condition() == Condition.BINNED);
        if (!binned) {
            return alive(id) == null ? refused("gone") : new Done<>(id);
        }
        replace(request, id, now -> now.condition(Condition.READY));
        return new Done<>(id);
    }

    private Outcome<String> snapshot(Request request) {
        Thing thing = alive(request.effect().target());
        if (thing == null) {
            return refused("gone");
        }
        if (thing.tag() == null && kind.traits.tagging() != Tagging.NONE) {
            throw new LawBroken("a snapshot is taken of what doesn't carry our tag");
        }
        String token = "snapshot " + thing.id() + " " + request.effect().version();
        if (!snapshots.contains(token)) {
            snapshots = plus(snapshots, token);
            saved = true;
        }
        return new Done<>(token);
    }

    private Outcome<String> restore(Request request) {
        Thing thing = alive(request.effect().target());
        if (thing == null) {
            return refused("gone");
        }
        long number = request.effect().version();
        if (thing.restored() >= number) {
            throw new LawBroken("a restore in place is done twice");
        }
        saved = false;
        // Longer than quiet time, where making it took long.
        Instant ready = request.landsAt().plus(kind.making.multipliedBy(2));
        replace(
                request,
                thing.id(),
                now -> now.updated(now.tag(), now.generation(), stamp(request)).restored(number, ready));
        return new Done<>(thing.id());
    }

    private Thing alive(String id) {
        return things.stream()
                .filter(thing -> thing.isAlive() && thing.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    private static Outcome<String> refused(String code) {
        return new NotDone<>(code, false, Duration.ZERO);
    }

    private void replace(Request request, String id, UnaryOperator<Thing> change) {
        things = things.stream()
                .map(thing -> thing.id().equals(id)
                        ? change.apply(thing).shown(thing.seenAt(request.landsAt()), request.shownFrom())
                        : thing)
                .toList();
    }

    private void eachKey(UnaryOperator<Key> change) {
        keys = keys.stream().map(change).toList();
    }

    private static <T> List<T> plus(List<T> list, T added) {
        List<T> longer = new ArrayList<>(list);
        longer.add(added);
        return List.copyOf(longer);
    }
}
