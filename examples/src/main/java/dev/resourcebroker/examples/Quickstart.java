package dev.resourcebroker.examples;

import dev.resourcebroker.Actor;
import dev.resourcebroker.EmbeddedBroker;
import dev.resourcebroker.OrgBroker;
import dev.resourcebroker.OrgId;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.core.MetaDatabase;
import dev.resourcebroker.core.ProcessInjector;
import dev.resourcebroker.core.ResourceBrokers;
import dev.resourcebroker.core.TinkKeyEncryptionKey;
import dev.resourcebroker.error.BrokerException;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.examples.support.ChildProcess;
import dev.resourcebroker.examples.support.ChildProcess.Ended;
import dev.resourcebroker.examples.support.FileSearch;
import dev.resourcebroker.examples.support.PostgresServer;
import dev.resourcebroker.examples.support.Scratch;
import dev.resourcebroker.examples.support.Steps;
import dev.resourcebroker.examples.support.TenantDatabase;
import dev.resourcebroker.examples.tenant.OrdersProgram;
import dev.resourcebroker.resource.ExternalLink;
import dev.resourcebroker.resource.Resource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Two tenants, two real databases: each program gets its own by its environment alone.
 *
 * <p>Also: a changed password reaches the program with the next injection, and no file of the broker holds a secret in
 * the clear. Ends with another exit code than 0 when anything isn't as it should be.
 */
public final class Quickstart {
    private static final Workload API = Workload.named("orders-api");
    private static final String LINK = "orders-db";

    private final Steps steps = new Steps();
    private final Path home;

    private Quickstart(Path home) {
        this.home = home;
    }

    /**
     * Runs the example.
     *
     * @param args none
     * @throws Exception when something isn't as it should be
     */
    public static void main(String[] args) throws Exception {
        try (Scratch scratch = Scratch.open("resource-broker-quickstart")) {
            new Quickstart(scratch.directory("broker")).run(scratch);
        }
    }

    private void run(Scratch scratch) throws Exception {
        PostgresServer server = steps.make("PostgreSQL was started", () -> PostgresServer.startIn(scratch));
        TenantDatabase acme = steps.make("acme got a database", () -> server.createDatabase("acme"));
        TenantDatabase globex = steps.make("globex got a database", () -> server.createDatabase("globex"));
        TenantDatabase changed = lifeWithABroker(server, acme, globex);
        steps.take("No file of the broker held a secret in the clear", () -> search(List.of(acme, globex, changed)));
        System.out.println();
        steps.print();
    }

    private TenantDatabase lifeWithABroker(PostgresServer server, TenantDatabase acmes, TenantDatabase globexs)
            throws Exception {
        try (EmbeddedBroker embedded = steps.make("The broker was started, with a new key", this::broker)) {
            OrgBroker acme = embedded.broker().as(Actor.user("jane")).org(OrgId.of("acme"));
            OrgBroker globex = embedded.broker().as(Actor.user("joe")).org(OrgId.of("globex"));
            Resource orders = steps.make("acme registered its database and bound it", () -> register(acme, acmes));
            steps.make("globex did the same under the same names", () -> register(globex, globexs));
            ProcessBuilder program = inject(acme);
            steps.take("acme's program connected, to acme's database", () -> connects(program, acmes));
            steps.take("globex's program connected, to globex's", () -> connects(inject(globex), globexs));
            steps.take("globex asked for acme's database and was refused", () -> refused(globex, orders));
            TenantDatabase changed = steps.make("acme's password was changed", () -> server.changePassword(acmes));
            steps.take("acme's program failed with its old environment", () -> fails(program));
            steps.take("The new password was given to the broker", () -> replace(acme, orders, changed));
            steps.take("acme's program, injected again, connected", () -> connects(inject(acme), changed));
            return changed;
        }
    }

    private EmbeddedBroker broker() {
        return ResourceBrokers.builder()
                .installation("quickstart")
                .metaDatabase(MetaDatabase.embedded(home.resolve("meta-database")))
                .keyEncryptionKey(TinkKeyEncryptionKey.fromFile(home.resolve("kek.json")))
                .build();
    }

    private Resource register(OrgBroker org, TenantDatabase database) {
        Resource made = org.create(ExternalLink.named(LINK).connectionString(database.connectionString()));
        org.bind(made.id(), API);
        org.plan(API)
                .variables()
                .forEach(variable -> steps.say(API + " gets " + variable.name() + "=" + variable.masked()));
        return made;
    }

    private static ProcessBuilder inject(OrgBroker org) {
        ProcessBuilder program = ChildProcess.of(OrdersProgram.class);
        program.environment().put("HOST_SECRET", "for the host alone");
        org.inject(API, ProcessInjector.into(program, "host-1/" + org.org() + "/orders-api"));
        return program;
    }

    private void connects(ProcessBuilder program, TenantDatabase database) throws Exception {
        Ended ended = start(program);
        steps.expect(ended.exitCode() == 0, "the program connects");
        steps.expect(ended.output().contains("I am " + database + System.lineSeparator()), "it is " + database);
        steps.expect(!ended.output().contains("HOST_SECRET"), "it sees nothing of the host");
    }

    private void fails(ProcessBuilder program) throws Exception {
        Ended ended = start(program);
        steps.expect(ended.exitCode() == 2, "the program fails");
        steps.expect(ended.output().contains("password authentication failed"), "its password is refused");
    }

    private Ended start(ProcessBuilder program) throws Exception {
        Ended ended = ChildProcess.run(program, Duration.ofMinutes(1));
        ended.output().lines().forEach(steps::say);
        return ended;
    }

    private void refused(OrgBroker org, Resource foreign) {
        try {
            org.bind(foreign.id(), API);
        } catch (BrokerException e) {
            steps.say(e.code() + ": " + e.getMessage());
            steps.expect(e.code() == ErrorCode.NOT_FOUND, "a foreign resource isn't found");
            return;
        }
        steps.expect(false, "a foreign resource is refused");
    }

    private void replace(OrgBroker org, Resource orders, TenantDatabase changed) {
        Resource replaced = org.replaceConnectionString(orders.id(), orders.rowVersion(), changed.connectionString());
        steps.say("connection version " + orders.connectionVersion() + " -> " + replaced.connectionVersion());
        org.carriers(orders.id())
                .forEach(carrier -> steps.say(carrier.target() + " was given version " + carrier.connectionVersion()));
    }

    private void search(List<TenantDatabase> databases) throws Exception {
        FileSearch search = FileSearch.in(home);
        steps.say("searched: " + search.files().stream().map(home::relativize).toList());
        // What isn't secret is found, so the search would find a secret too.
        steps.expect(!search.containing(LINK).isEmpty(), "the search finds what is there");
        for (TenantDatabase database : databases) {
            List<Path> found = search.containing(database.password());
            found.addAll(search.containing(database.connectionString()));
            steps.expect(found.isEmpty(), "no secret of " + database + " is in " + found);
        }
    }
}
