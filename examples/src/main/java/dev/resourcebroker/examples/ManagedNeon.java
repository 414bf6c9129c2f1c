package dev.resourcebroker.examples;

import dev.resourcebroker.Actor;
import dev.resourcebroker.EmbeddedBroker;
import dev.resourcebroker.OrgBroker;
import dev.resourcebroker.OrgId;
import dev.resourcebroker.core.MetaDatabase;
import dev.resourcebroker.core.ProvisioningSettings;
import dev.resourcebroker.core.ResourceBrokers;
import dev.resourcebroker.core.TinkKeyEncryptionKey;
import dev.resourcebroker.examples.neon.ManagedDatabase;
import dev.resourcebroker.examples.neon.ManagedDatabase.Started;
import dev.resourcebroker.examples.neon.NeonAccount;
import dev.resourcebroker.examples.support.ChildProcess.Ended;
import dev.resourcebroker.examples.support.Scratch;
import dev.resourcebroker.examples.support.Steps;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * A database at Neon: made, its credential rotated under load, restored, deleted.
 *
 * <p>At a simulated Neon on loopback, or with a key in {@code NEON_API_KEY} at Neon itself. Ends with another exit code than
 * 0 when anything isn't as it should be.
 */
public final class ManagedNeon {
    private final Steps steps = new Steps();
    private final NeonAccount account;
    private final Scratch scratch;

    private ManagedNeon(NeonAccount account, Scratch scratch) {
        this.account = account;
        this.scratch = scratch;
    }

    /**
     * Runs the example.
     *
     * @param args none
     * @throws Exception when something isn't as it should be
     */
    public static void main(String[] args) throws Exception {
        try (Scratch scratch = Scratch.open("resource-broker-managedneon")) {
            new ManagedNeon(NeonAccount.open(scratch), scratch).run();
        }
    }

    private void run() throws Exception {
        System.out.println("This is " + account.what() + ".");
        try (EmbeddedBroker embedded = steps.make("The broker was started, with a new key", this::broker)) {
            OrgBroker acme = embedded.broker().as(Actor.user("jane")).org(OrgId.of("acme"));
            ManagedDatabase events = new ManagedDatabase(acme, account, steps);
            try {
                steps.take("acme asked for a database, and it was made", events::make);
                live(events);
                die(events);
            } catch (Exception e) {
                events.tellWhatIsLeft();
                throw e;
            }
        }
        System.out.println();
        steps.print();
    }

    private EmbeddedBroker broker() throws Exception {
        Path home = scratch.directory("broker");
        return account.use(ResourceBrokers.builder()
                        .installation("managedneon")
                        .metaDatabase(MetaDatabase.embedded(home.resolve("meta-database")))
                        .keyEncryptionKey(TinkKeyEncryptionKey.fromFile(home.resolve("kek.json")))
                        .provisioning(ProvisioningSettings.defaults().deletionGrace(Duration.ofMinutes(2))))
                .build();
    }

    private void live(ManagedDatabase events) throws Exception {
        steps.take("It was bound to a workload", events::bind);
        Started first = steps.make("A program records events in it", () -> events.start(scratch, "host-1"));
        steps.take("The credential was rotated, and the program still runs", events::rotate);
        Started second = steps.make("Another has the new credential", () -> events.start(scratch, "host-2"));
        steps.take("The first has stopped: it was never refused", () -> stopped(first));
        steps.take("The old credential is no longer valid", () -> events.untilRevoked(first));
        steps.take("The other has stopped: it was never refused", () -> stopped(second));
        String before = events.count(second);
        Instant then = steps.make("A time was noted", events::mark);
        steps.say(before);
        steps.take("Every event was deleted by mistake", () -> events.lose(second));
        steps.take("The database was restored, its credential is the same", () -> {
            events.restore(then);
            steps.expect(events.count(second).equals(before), "there are " + before);
        });
        second.injection().ended();
    }

    private void stopped(Started program) throws Exception {
        Ended ended = program.running().stop();
        program.injection().observedRunning();
        ended.output().lines().forEach(steps::say);
        steps.expect(ended.exitCode() == 0, "every connection came up");
    }

    private void die(ManagedDatabase events) throws Exception {
        steps.take("It was deleted by mistake, and that was taken back", events::deleteAndTakeBack);
        steps.take("It was deleted for good", events::delete);
        steps.take("Neon shows no trace of it", events::untilUnseen);
    }
}
