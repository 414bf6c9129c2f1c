package dev.resourcebroker.core.provisioning;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.core.provisioning.Worker.Stage;
import dev.resourcebroker.core.provisioning.Zombie.Wakes;
import dev.resourcebroker.provider.Look;
import dev.resourcebroker.provider.Outcome;
import dev.resourcebroker.provider.Outcome.NotDone;
import dev.resourcebroker.provider.Outcome.Unknown;
import dev.resourcebroker.provider.Sighting.Condition;
import dev.resourcebroker.provider.Tag;
import dev.resourcebroker.resource.DeletionPolicy;
import dev.resourcebroker.resource.Phase;
import dev.resourcebroker.resource.ResourceId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * One state of the model: a row and its backup, a vendor, requests on their way, a worker, a zombie, workloads, and what
 * is still to happen. A step goes from one boundary to the next.
 */
final class World {
    static final String HOME = "home";
    static final Tag TAG = new Tag("prod", OrgId.of("acme"), new ResourceId(new UUID(1, 1)), 1);
    static final Tag STRANGER = new Tag("staging", OrgId.of("acme"), new ResourceId(new UUID(1, 1)), 1);

    private static final Duration SLOW = Duration.ofSeconds(10_000);
    private static final Pace PACE =
            new Pace(Duration.ofSeconds(4), Duration.ofSeconds(1), SLOW, Duration.ofSeconds(50));

    final Setup setup;
    final Story story;
    final Vendor vendor;
    Row stored;
    Row backup;
    Instant now = Instant.EPOCH.plusSeconds(1_000_000);
    Instant nextRun = now;
    Worker worker;
    Zombie zombie;
    List<Request> pending = List.of();
    /** Target to the credential that it runs with. */
    TreeMap<String, String> running = new TreeMap<>();
    /** Target to the versions that its injection carries on record. */
    TreeMap<String, Set<Long>> carriers = new TreeMap<>();

    TreeMap<String, Set<Long>> carriersBackup = new TreeMap<>();
    /** The version that an injection is about to carry; 0 for none. */
    long resolved;

    int told;
    int budget;
    boolean deletionSent;
    /** Whether the vendor did something that only a slow look finds: late, or on its own. */
    boolean untold;

    boolean doubted;
    /** The last restore in place that was refused for good, by an answer on record. */
    long barred;

    /** The generation of the specification when somebody changed the resource behind our back; 0 for nobody. */
    long tampered;

    /** The version of the wish when somebody deleted it so; 0 for nobody. */
    long binned;

    boolean done;
    long state;
    int steps;
    Trace trace = Trace.START;

    World(VendorKind kind, Story story, Rules rules, int budget) {
        this(kind, story, rules, Doubt.CREATE_AGAIN, budget);
    }

    World(VendorKind kind, Story story, Rules rules, Doubt doubt, int budget) {
        this(new Setup(TAG, kind.traits, PACE, doubt, rules, story.policy()), story, new Vendor(kind));
        this.budget = budget;
        Instant never = Instant.EPOCH;
        Wish wish = new Wish(1, true, never, DeletionPolicy.DELETE, 1, 1, 0, 1, 0, 0);
        Progress progress = new Progress(
                Phase.PENDING,
                0,
                new Place(1, null, null, null),
                Counts.NONE,
                new Times(never, never, never),
                null,
                Standing.FIRST,
                0);
        stored = new Row(wish, progress, List.of(), Set.of());
        if (kind.doubles()) {
            String name = Setup.nameOf(TAG);
            vendor.put(new Thing("a1", name, STRANGER, HOME, Condition.READY, 1, 0, 0, never, null, never));
            vendor.put(new Thing("a2", name, null, HOME, Condition.READY, 1, 0, 0, never, null, never));
        }
    }

    private World(Setup setup, Story story, Vendor vendor) {
        this.setup = setup;
        this.story = story;
        this.vendor = vendor;
    }

    World copy() {
        World copy = new World(setup, story, vendor.copy());
        copy.stored = stored;
        copy.backup = backup;
        copy.now = now;
        copy.nextRun = nextRun;
        copy.worker = worker;
        copy.zombie = zombie;
        copy.pending = pending;
        copy.running = new TreeMap<>(running);
        copy.carriers = new TreeMap<>(carriers);
        copy.carriersBackup = carriersBackup;
        copy.told = told;
        copy.resolved = resolved;
        copy.budget = budget;
        copy.deletionSent = deletionSent;
        copy.untold = untold;
        copy.doubted = doubted;
        copy.barred = barred;
        copy.tampered = tampered;
        copy.binned = binned;
        copy.trace = trace;
        copy.steps = steps;
        return copy;
    }

    static Tag tag(Row row) {
        return TAG.incarnation(row.progress().place().incarnation());
    }

    boolean hold(Rule rule) {
        return setup.rules().hold(rule);
    }

    void note(String what) {
        trace = new Trace(trace, what);
    }

    void step(Choices choices) {
        if (zombie != null && zombie.isDue()) {
            wake(choices);
        } else if (Telling.isPossibleEarly(this) && choices.pick(2) == 1) {
            note("early " + next());
            Telling.tell(this, choices);
        } else if (worker != null) {
            passBoundary(choices);
        } else if (!nextRun.isAfter(now)) {
            claim();
        } else {
            advance(choices);
        }
        vendor.purge(now);
        Law.always(this);
    }

    Event next() {
        return told < story.events.size() ? story.events.get(told) : null;
    }

    boolean wasRestored() {
        List<Event> past = story.events.subList(0, told);
        return past.contains(Event.RESTORE) || past.contains(Event.RESTORE_AT_ONCE);
    }

    private void claim() {
        long fence = Decision.claim(setup.rules(), stored.progress().fence(), now);
        stored = stored.progress(progress -> progress.fence(fence));
        worker = Worker.claimed(stored);
    }

    private void passBoundary(Choices choices) {
        int ways = worker.is(Stage.CLAIMED) ? 1 : zombie == null ? 2 + Zombie.WAYS : 2;
        int way = choices.pick(ways);
        zombie = zombie == null ? null : zombie.passed();
        if (way == 0) {
            work(choices);
            return;
        }
        note((way == 1 ? "crash at " : "pause " + way + " at ") + worker.stage());
        zombie = way == 1 ? zombie : Zombie.of(worker, way - 2);
        worker = null;
        nextRun = now;
    }

    /** The zombie goes on to the end of its pass. */
    private void wake(Choices choices) {
        note("zombie wakes at " + zombie.worker().stage());
        Worker other = worker;
        worker = zombie.worker();
        zombie = null;
        while (worker != null) {
            work(choices);
        }
        worker = other;
    }

    private void work(Choices choices) {
        switch (worker.stage()) {
            case CLAIMED -> look(choices);
            case LOOKED -> decide();
            case ARMED -> call(choices);
            case ANSWERED -> settle();
        }
    }

    private void look(Choices choices) {
        String home = worker.row().progress().place().account();
        // A row that was restored to before its creation can't know that it is elsewhere.
        boolean forgotten = home == null && wasRestored();
        boolean elsewhere = !forgotten && (home != null || vendor.wasUsed() || !pending.isEmpty());
        boolean slow = worker.row().progress().times().quietUntil().isAfter(now);
        int way = choices.pick(2 + (elsewhere ? 1 : 0) + (slow ? 1 : 0));
        String account = elsewhere && way == 2 ? "elsewhere" : HOME;
        Look look = vendor.look(account, tag(worker.row()), worker.row().wish().generation(), now);
        Instant began = now;
        if (way == 1) {
            note("denied");
            look = new Look.Denied();
        } else if (way == 2 && elsewhere) {
            note("another account");
        } else if (way > 1) {
            note("slow look");
            advanceTo(worker.row().progress().times().quietUntil());
        }
        worker = worker.looked(new Observation(began, look), account);
    }

    private void decide() {
        Row read = worker.row();
        Step step = new Decision(setup).next(read, worker.observation(), now);
        if (step instanceof Step.Send send) {
            arm(read, send);
        } else if (step instanceof Step.Save save) {
            if (save(read, save) && save.then() != null) {
                await(read, save.then().until());
            }
            worker = null;
        } else {
            await(read, ((Step.Wait) step).until());
        }
    }

    private void arm(Row read, Step.Send send) {
        if (hold(Rule.ARM_FIRST) && !save(read, new Step.Save(send.armed(), send.guard()))) {
            worker = null;
            return;
        }
        Law.armed(this, send.armed().progress().open());
        Effect effect = send.armed().progress().open().effect();
        if (effect.kind() == EffectKind.DELETE
                && effect.target().equals(send.armed().progress().place().id())) {
            Law.check(!stored.wish().present(), "a deletion is armed although the resource is wished for");
            deletionSent = true;
        }
        note("arm " + effect.kind() + (effect.version() > 0 ? " " + effect.version() : ""));
        worker = worker.armed(send.armed());
    }

    private boolean save(Row read, Step.Save save) {
        if (!save.guard().holds(read, stored)) {
            return false;
        }
        if (save.saved().progress().phase() != stored.progress().phase()) {
            note(save.saved().progress().phase().name());
        }
        Law.saved(this, save.saved());
        stored = stored.progress(save.saved().progress()).versions(save.saved().versions());
        nextRun = now;
        return true;
    }

    private void await(Row read, Instant until) {
        boolean lasts =
                Guard.FENCE_AND_WISH.holds(read, stored) && read.carried().equals(stored.carried());
        if (lasts) {
            nextRun = until;
        }
        worker = null;
    }

    private void call(Choices choices) {
        OpenEffect open = worker.row().progress().open();
        if (now.isAfter(open.deadline())) {
            worker = worker.answered(new NotDone<>("deadline", false, Duration.ZERO));
            return;
        }
        worker = worker.answered(Mishap.send(this, request(open), choices));
    }

    private Request request(OpenEffect open) {
        long generation = worker.row().wish().generation();
        return new Request(open.effect(), open.number(), tag(worker.row()), generation, worker.account(), now, now);
    }

    void settle() {
        Row armed = worker.row();
        Outcome<String> outcome = worker.outcome();
        boolean saved = save(armed, Settlement.settle(setup, armed, outcome, now));
        noteRefusal(armed.progress().open(), outcome, saved);
        boolean answered = !(outcome instanceof Unknown<String>);
        boolean overtaken = armed.progress().fence() != stored.progress().fence();
        Law.check(saved || !answered || overtaken, "an answer is thrown away though nobody overtook its worker");
        worker = null;
    }

    private void noteRefusal(OpenEffect open, Outcome<String> outcome, boolean saved) {
        boolean forGood = outcome instanceof NotDone<String> refusal && refusal.permanent() && !open.inDoubt();
        if (saved && forGood && open.is(EffectKind.RESTORE)) {
            barred = open.effect().version();
        }
    }

    private void advance(Choices choices) {
        boolean rests = Duration.between(now, nextRun).compareTo(SLOW.dividedBy(2)) > 0;
        Instant lands = pending.stream()
                .map(Request::landsAt)
                .min(Comparator.naturalOrder())
                .orElse(null);
        Instant until = lands == null || (!rests && nextRun.isBefore(lands)) ? nextRun : lands;
        Instant last = zombie == null || zombie.wakes() != Wakes.LATE ? Instant.MAX : zombie.lastMoment(now);
        if (last.isBefore(until)) {
            advanceTo(last);
            wake(choices);
        } else if (lands != null || !rests) {
            advanceTo(until);
        } else {
            rest(choices);
        }
    }

    /** Nothing is on its way, and the worker has nothing to do for long. */
    private void rest(Choices choices) {
        vendor.things().forEach(thing -> now = later(now, thing.shownFrom()));
        vendor.keys().forEach(key -> now = later(now, key.shownFrom()));
        if (zombie != null) {
            wake(choices);
        } else if (untold) {
            // Only the slow look finds what nobody tells of.
            Law.check(!nextRun.equals(Instant.MAX) || stored.progress().phase() == Phase.DELETED, Law.NO_LOOK);
            untold = false;
            advanceTo(stored.progress().phase() == Phase.DELETED ? now : nextRun);
        } else if (isHalted()) {
            Law.check(!nextRun.equals(Instant.MAX), Law.NO_LOOK);
            Law.halted(stored.progress());
            Telling.retry(this);
        } else {
            Law.atRest(this);
            if (next() == null) {
                done = true;
            } else {
                Telling.tell(this, choices);
            }
        }
    }

    private boolean isHalted() {
        return stored.progress().haltedAt() == stored.wish().version()
                && stored.progress().phase() != Phase.DELETED;
    }

    static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    void advanceTo(Instant until) {
        List<Request> due = pending.stream()
                .filter(request -> !request.landsAt().isAfter(until))
                .sorted(Comparator.comparing(Request::landsAt))
                .toList();
        for (Request request : due) {
            note("late " + request.effect().kind() + " lands");
            vendor.execute(request);
        }
        pending = pending.stream().filter(request -> !due.contains(request)).toList();
        now = later(now, until);
    }

    void send(Request request) {
        pending = Stream.concat(pending.stream(), Stream.of(request)).toList();
    }

    void carry(String target, Set<Long> versions) {
        carriers.put(target, versions);
        recount();
        nextRun = now;
    }

    void recount() {
        Set<Long> carried = new TreeSet<>();
        carriers.values().forEach(carried::addAll);
        stored = new Row(stored.wish(), stored.progress(), stored.versions(), carried);
    }

    void wish(Wish next) {
        stored = new Row(next, stored.progress(), stored.versions(), stored.carried());
        nextRun = now;
    }
}
