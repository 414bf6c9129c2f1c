package dev.resourcebroker.examples.neon;

import dev.resourcebroker.OrgBroker;
import dev.resourcebroker.binding.Binding;
import dev.resourcebroker.binding.Injection;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.core.ProcessInjector;
import dev.resourcebroker.examples.support.ChildProcess;
import dev.resourcebroker.examples.support.ChildProcess.Ended;
import dev.resourcebroker.examples.support.RunningProgram;
import dev.resourcebroker.examples.support.Scratch;
import dev.resourcebroker.examples.support.Steps;
import dev.resourcebroker.examples.tenant.EventsProgram;
import dev.resourcebroker.provider.OfferingId;
import dev.resourcebroker.provider.RestorePoint;
import dev.resourcebroker.provisioning.Change;
import dev.resourcebroker.resource.ConnectionVersion.State;
import dev.resourcebroker.resource.ManagedIntegration;
import dev.resourcebroker.resource.Phase;
import dev.resourcebroker.resource.Resource;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A tenant's database, and what is done with it. Each method is a step, and waits until it is done. */
public final class ManagedDatabase {
    private static final String NAME = "events-db";
    private static final Workload API = Workload.named("events-api");
    private static final Set<Phase> STUCK = Set.of(Phase.FAILED, Phase.QUARANTINED);

    private final OrgBroker acme;
    private final NeonAccount account;
    private final Steps steps;
    private @Nullable Resource made;

    /**
     * A database that is yet to be made.
     *
     * @param acme whose
     * @param account where
     * @param steps hears what happens
     */
    public ManagedDatabase(OrgBroker acme, NeonAccount account, Steps steps) {
        this.acme = acme;
        this.account = account;
        this.steps = steps;
    }

    /**
     * A program that was started with what a delivery carried.
     *
     * @param injection the delivery
     * @param environment the program, to be started again with the same environment
     * @param running the running program
     */
    public record Started(Injection injection, ProcessBuilder environment, RunningProgram running) {}

    /** As it is now; once it is gone, as it was last. */
    private Resource now() {
        Resource last = acme.find(NAME).orElse(made);
        if (last == null) {
            throw new IllegalStateException("it isn't made yet");
        }
        made = last;
        return last;
    }

    /** Has it made. */
    public void make() {
        ManagedIntegration wish = ManagedIntegration.named(NAME)
                .offering(OfferingId.of("neon/postgres"))
                .parameter("compute_hours", "10");
        acme.provisioning()
                .preview(new Change.Create(wish))
                .costAfter()
                .ifPresent(cost ->
                        steps.say("it will cost " + cost.monthly() + " " + cost.currency() + " a month at most"));
        made = acme.create(wish);
        until("it is made", () -> now().phase() == Phase.READY);
        steps.say("project " + now().made().flatMap(at -> at.vendorId()).orElse("unknown"));
    }

    /** Binds it to a workload. */
    public void bind() {
        acme.bind(now().id(), API);
        acme.plan(API)
                .variables()
                .forEach(variable -> steps.say(API + " gets " + variable.name() + "=" + variable.masked()));
    }

    /**
     * Starts a program of the workload that works without a pause.
     *
     * @param scratch what it ends with at the latest
     * @param host where
     * @return the program, which has reached its database
     * @throws IOException when it can't be started
     */
    public Started start(Scratch scratch, String host) throws IOException {
        ProcessBuilder program = ChildProcess.of(EventsProgram.class);
        program.command().add("serve");
        Injection injection = acme.inject(API, ProcessInjector.into(program, host + "/events-api"));
        return new Started(
                injection,
                program,
                scratch.start(
                        () -> RunningProgram.start(program, account.patience().multipliedBy(9))));
    }

    /** Has a new credential issued. */
    public void rotate() {
        acme.provisioning().rotate(now().id());
        until("there is a new credential", () -> now().phase() == Phase.READY);
        carriers();
    }

    private void carriers() {
        acme.carriers(now().id())
                .forEach(carrier -> steps.say(carrier.target() + " has version " + carrier.connectionVersion()));
    }

    /**
     * Says that a program has ended, and waits until what it had isn't valid any more.
     *
     * @param ended the program
     * @throws Exception when it can't be tried
     */
    public void untilRevoked(Started ended) throws Exception {
        steps.expect(run(ended, "count").exitCode() == 0, "it is valid as long as somebody may have it");
        ended.injection().ended();
        until("only one credential is left", () -> valid() == 1);
        carriers();
        Ended refused = run(ended, "count");
        refused.output().lines().forEach(steps::say);
        steps.expect(refused.exitCode() == 2, "the old credential is refused");
    }

    private long valid() {
        return acme.versions(now().id()).stream()
                .filter(version -> version.state() != State.REVOKED)
                .count();
    }

    private Ended run(Started program, String what) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(program.environment().command());
        command.set(command.size() - 1, what);
        program.environment().command(command);
        return ChildProcess.run(program.environment(), account.patience());
    }

    /**
     * Counts the events, by a program.
     *
     * @param like with the environment of this one
     * @return what it prints
     * @throws Exception when it fails
     */
    public String count(Started like) throws Exception {
        return ok(run(like, "count"));
    }

    /**
     * Deletes all events, by a program.
     *
     * @param like with the environment of this one
     * @throws Exception when it fails
     */
    public void lose(Started like) throws Exception {
        steps.say(ok(run(like, "delete")));
        steps.say(count(like));
    }

    private String ok(Ended ended) {
        steps.expect(ended.exitCode() == 0, "it connects: " + ended.output());
        return ended.output().strip();
    }

    /**
     * Remembers a time.
     *
     * @return the time
     * @throws Exception when it can't be done
     */
    public Instant mark() throws Exception {
        return account.markNow(now());
    }

    /**
     * Has it brought back in place.
     *
     * @param then to when
     */
    public void restore(Instant then) {
        acme.provisioning().restore(now().id(), new RestorePoint.At(then));
        until("it is restored", () -> now().phase() == Phase.READY);
    }

    /** Deletes it, and takes that back within the grace. */
    public void deleteAndTakeBack() {
        acme.bindings(API).stream().map(Binding::id).forEach(acme::unbind);
        acme.delete(now().id());
        steps.say("it is " + now().phase());
        acme.provisioning().undelete(now().id());
        until("it is back", () -> now().phase() == Phase.READY);
        steps.say("it is " + now().phase());
    }

    /** Deletes it, and waits until it is gone. */
    public void delete() {
        acme.delete(now().id());
        until("it is gone", () -> acme.find(NAME).isEmpty());
    }

    /** Waits until the vendor doesn't show it any more. */
    public void untilUnseen() {
        Resource gone = now();
        until("no project has its tag", () -> !account.shows(gone));
    }

    /** Says what somebody may have to delete by hand. */
    public void tellWhatIsLeft() {
        acme.find(NAME)
                .ifPresent(left -> steps.say("what may be left at Neon: project "
                        + left.made().flatMap(at -> at.vendorId()).orElse("managedneon-" + left.id())));
    }

    private void until(String what, BooleanSupplier holds) {
        long end = System.nanoTime() + account.patience().toNanos();
        while (!holds.getAsBoolean()) {
            Resource resource = now();
            steps.expect(!STUCK.contains(resource.phase()), what + ", not " + resource);
            steps.expect(System.nanoTime() < end, what + ", not for so long " + resource);
            account.pass();
        }
    }
}
