package dev.resourcebroker.core.leak;

import static dev.resourcebroker.core.leak.Markers.CONTROL;
import static dev.resourcebroker.core.leak.Markers.META;
import static dev.resourcebroker.core.leak.Markers.OPTION;
import static dev.resourcebroker.core.leak.Markers.PASSWORD;
import static dev.resourcebroker.core.leak.Markers.USER;

import dev.resourcebroker.Actor;
import dev.resourcebroker.EmbeddedBroker;
import dev.resourcebroker.OrgBroker;
import dev.resourcebroker.OrgId;
import dev.resourcebroker.Page;
import dev.resourcebroker.audit.AuditQuery;
import dev.resourcebroker.audit.OperatorAudit;
import dev.resourcebroker.binding.Binding;
import dev.resourcebroker.binding.Injection;
import dev.resourcebroker.binding.Naming;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.core.BrokerBuilder;
import dev.resourcebroker.core.MetaDatabase;
import dev.resourcebroker.core.ProcessInjector;
import dev.resourcebroker.core.ResourceBrokers;
import dev.resourcebroker.core.TinkKeyEncryptionKey;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.key.KeyOperations;
import dev.resourcebroker.resource.CustomResource;
import dev.resourcebroker.resource.ExternalLink;
import dev.resourcebroker.resource.KindId;
import dev.resourcebroker.resource.Resource;
import dev.resourcebroker.resource.ResourceFilter;
import dev.resourcebroker.resource.ResourceId;
import dev.resourcebroker.secret.SecretValue;
import dev.resourcebroker.spi.Delivery;
import dev.resourcebroker.spi.Injector;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import javax.management.ObjectName;
import javax.management.StandardMBean;

/**
 * A process that calls everything there is, rightly and wrongly, with marked secrets, on both databases, and keeps
 * what can be seen of it. Arguments: a working folder; the URL and the user of a PostgreSQL meta-database.
 */
final class LeakyLife {
    private static final Workload API = Workload.named("api");
    private static final String URI = Markers.connectionString();
    private static final String ROTATED = URI.replace("5432", "5433");

    private final Evidence evidence;
    private final Path directory;

    private LeakyLife(Path directory) {
        this.directory = directory;
        this.evidence = new Evidence(directory.resolve("evidence"));
    }

    public static void main(String[] arguments) throws Exception {
        LeakyLife life = new LeakyLife(Path.of(arguments[0]));
        life.leakOnPurpose();
        life.onH2();
        life.onPostgres(arguments[1], arguments[2]);
        System.exit(0);
    }

    /** Puts the control marker everywhere where the search must look; the databases get it as a label. */
    private void leakOnPurpose() throws Exception {
        System.out.println(CONTROL);
        System.err.println(CONTROL);
        org.slf4j.LoggerFactory.getLogger("control").trace("{}", CONTROL);
        java.util.logging.Logger.getLogger("control").finest(CONTROL);
        Files.writeString(Files.createTempFile("control", ".tmp"), CONTROL);
        Thread thread = new Thread(LeakyLife::waitForever, CONTROL);
        thread.setDaemon(true);
        thread.start();
        ManagementFactory.getPlatformMBeanServer()
                .registerMBean(new StandardMBean(() -> {}, Runnable.class), new ObjectName("control:name=" + CONTROL));
        evidence.of("control", () -> CONTROL);
        evidence.failing("control", () -> {
            throw new IllegalStateException("outer", new IllegalStateException(CONTROL));
        });
    }

    private static synchronized void waitForever() {
        try {
            LeakyLife.class.wait();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private BrokerBuilder builder(MetaDatabase database, String kek) {
        return ResourceBrokers.builder()
                .installation("test")
                .auditSink(batch -> evidence.of("batch", () -> batch))
                .listener(event -> evidence.of("event", () -> event))
                .provider(new LeakyVendor("leaky", directory.resolve("keys")), LeakyVendor.ACCESS)
                .provider(new LeakyVendor("locked", directory.resolve("keys")), LeakyVendor.NO_ACCESS)
                .provisioning(LeakyMaking.HURRY)
                .metaDatabase(database)
                .keyEncryptionKey(
                        TinkKeyEncryptionKey.fromFile(directory.resolve("keys").resolve(kek)));
    }

    private void onH2() throws Exception {
        Path data = directory.resolve("h2");
        MetaDatabase database = MetaDatabase.embedded(data);
        try (EmbeddedBroker broker = builder(database, "h2.json").build()) {
            live(broker);
            evidence.copy(data, "h2-open");
            evidence.namesOfThreadsAndBeans();
        }
        startWrongly(database, "h2.json");
        damage("jdbc:h2:file:" + data.resolve("broker"), "sa", "");
        try (EmbeddedBroker broker = builder(database, "h2.json").build()) {
            readDamaged(broker);
        }
    }

    private void onPostgres(String url, String user) throws Exception {
        MetaDatabase database = MetaDatabase.jdbc(url, user, SecretValue.of(META));
        try (EmbeddedBroker broker = builder(database, "pg.json").build()) {
            live(broker);
        }
        startWrongly(database, "pg.json");
        evidence.failing(
                "unknown user",
                () -> builder(MetaDatabase.jdbc(url, "stranger", SecretValue.of(PASSWORD)), "pg.json")
                        .build());
        evidence.failing(
                "closed port",
                () -> builder(
                                MetaDatabase.jdbc("jdbc:postgresql://127.0.0.1:1/x", user, SecretValue.of(PASSWORD)),
                                "pg.json")
                        .build());
        evidence.failing(
                "an address of another kind",
                () -> builder(MetaDatabase.jdbc(URI, user, SecretValue.of(PASSWORD)), "pg.json")
                        .build());
        damage(url, user, META);
        try (EmbeddedBroker broker = builder(database, "pg.json").build()) {
            readDamaged(broker);
        }
    }

    private void startWrongly(MetaDatabase database, String kek) {
        evidence.failing("another key", () -> builder(database, "other.json").build());
        evidence.failing(
                "another installation",
                () -> builder(database, kek).installation("other").build());
    }

    private static void damage(String url, String user, String password) throws Exception {
        try (Connection connection = DriverManager.getConnection(url, user, password);
                Statement statement = connection.createStatement()) {
            boolean h2 = url.startsWith("jdbc:h2");
            if (!h2) {
                statement.execute("select set_config('resource_broker.scope', 'operator', false)");
            }
            String nothing = h2 ? "X'00'" : "'\\x00'";
            statement.execute("update \"resource_broker\".resources set connection_details = " + nothing);
        }
    }

    private void readDamaged(EmbeddedBroker broker) {
        OrgBroker acme = broker.broker().org(OrgId.of("acme"));
        evidence.failing("damaged plan", () -> acme.plan(API));
        evidence.failing("damaged create", () -> acme.create(link("orders-db")));
        evidence.failing("damaged inject", () -> acme.inject(API, process()));
        evidence.failing("damaged bulk", () -> {
            broker.operator().resolveAll(workload -> {});
            return "nothing";
        });
    }

    private static ExternalLink link(String name) {
        return ExternalLink.named(name).labels(Map.of("control", CONTROL)).connectionString(URI);
    }

    private static Injector process() {
        return ProcessInjector.into(new ProcessBuilder("true"), "host-1/api");
    }

    private void live(EmbeddedBroker embedded) {
        evidence.of("embedded", () -> embedded);
        evidence.of("broker", embedded::broker);
        evidence.of("operator", embedded::operator);
        OrgBroker acme = evidence.of(
                "org", () -> embedded.broker().as(Actor.user("jane")).org(OrgId.of("acme")));
        Resource orders = succeed(acme);
        evidence.of("bulk", () -> embedded.operator().resolveAll(workload -> evidence.of("workload", () -> workload)));
        changeKeys(embedded.operator().keys());
        fail(acme, orders);
        new LeakyMaking(evidence, embedded).live(acme);
        evidence.of("retire", () -> embedded.operator().retireTarget("host-1/api"));
        audit(embedded, acme, orders);
        destroy(embedded);
        embedded.close();
        evidence.failing("after close", () -> acme.get(orders.id()));
    }

    private void audit(EmbeddedBroker embedded, OrgBroker acme, Resource orders) {
        OperatorAudit audit = evidence.of("operator's audit", embedded.operator()::audit);
        evidence.of("audit", acme::audit);
        evidence.of("entries", () -> acme.audit().entries(AuditQuery.ALL, Page.Request.first(1000)));
        evidence.of("last use", () -> acme.audit().lastUse(orders.id(), 1));
        evidence.of("all entries", () -> audit.entries(AuditQuery.ALL, Page.Request.first(1000)));
        evidence.of("verified", () -> audit.verify(List.of()));
        evidence.of("exported", audit::export);
    }

    private void destroy(EmbeddedBroker embedded) {
        OrgBroker doomed = embedded.broker().org(OrgId.of("doomed"));
        Resource orders = doomed.create(link("orders-db"));
        embedded.operator().keys().destroy(doomed.org());
        evidence.failing("destroyed", () -> doomed.get(orders.id()));
        evidence.failing("destroyed", () -> doomed.create(link("late")));
    }

    private void changeKeys(KeyOperations keys) {
        evidence.of("keys", () -> keys);
        evidence.of("rotate", () -> keys.rotate(OrgId.of("acme"), step -> evidence.of("progress", () -> step)));
        evidence.of("rewrap", () -> keys.rewrap(step -> evidence.of("progress", () -> step)));
        evidence.of("external id", () -> keys.externalId(OrgId.of("acme")));
        evidence.failing("rotate nobody", () -> keys.rotate(OrgId.of("nobody"), step -> {}));
    }

    private Resource succeed(OrgBroker acme) {
        evidence.of("request", () -> link("orders-db"));
        Resource orders = evidence.of("create", () -> acme.create(link("orders-db")));
        evidence.of("create again", () -> acme.create(link("orders-db")));
        evidence.of("get", () -> acme.get(orders.id()));
        evidence.of("find", () -> acme.find("orders-db"));
        evidence.of("list", () -> acme.list(ResourceFilter.ALL, Page.Request.FIRST));
        Binding all = evidence.of("bind", () -> acme.bind(orders.id(), API));
        Naming naming = Naming.variable("PGHOST", "{host}")
                .and("PGPASSWORD", "{password}")
                .and("DSN", "p={password}");
        evidence.of("bind parts", () -> acme.bind(orders.id(), API, naming));
        evidence.of("bindings", () -> acme.bindings(API));
        evidence.of("bindings of", () -> acme.bindings(orders.id()));
        evidence.of("resolve", () -> acme.resolve(all.id()));
        evidence.of("details", () -> acme.resolve(all.id()).details());
        evidence.of("entries", () -> acme.resolve(all.id()).details().entries());
        evidence.of("plan", () -> acme.plan(API));
        Injection injection = evidence.of("inject", () -> acme.inject(API, process()));
        evidence.of("inject again", () -> acme.inject(API, process()));
        evidence.of("deliver", () -> acme.inject(API, target(delivery -> evidence.of("delivery", () -> delivery))));
        evidence.of("observed", () -> done(injection::observedRunning));
        evidence.of("acknowledged", () -> done(injection::acknowledged));
        evidence.of("carriers", () -> acme.carriers(orders.id()));
        Resource replaced =
                evidence.of("replace", () -> acme.replaceConnectionString(orders.id(), orders.rowVersion(), ROTATED));
        evidence.of(
                "replace again",
                () -> acme.replaceSecrets(
                        orders.id(), replaced.rowVersion(), Map.of("connectionString", SecretValue.of(URI))));
        evidence.of("versions", () -> acme.versions(orders.id()));
        evidence.of("ended", () -> done(injection::ended));
        Resource doomed = evidence.of("create doomed", () -> acme.create(link("doomed")));
        evidence.of("delete", () -> done(() -> acme.delete(doomed.id())));
        return orders;
    }

    private static String done(Runnable call) {
        call.run();
        return "done";
    }

    private interface Delivering {
        void deliver(Delivery delivery);
    }

    private static Injector target(Delivering delivering) {
        return new Injector() {
            @Override
            public String target() {
                return "slot-1";
            }

            @Override
            public boolean supersedes() {
                return true;
            }

            @Override
            public void deliver(Delivery delivery) {
                delivering.deliver(delivery);
            }
        };
    }

    private void fail(OrgBroker acme, Resource orders) {
        ResourceId id = orders.id();
        // Secrets in the wrong place.
        for (String secret : List.of(URI, PASSWORD + " ", "{" + OPTION)) {
            evidence.failing("name", () -> ExternalLink.named(secret));
            evidence.failing("find", () -> acme.find(secret));
            evidence.failing("org", () -> OrgId.of(secret));
            evidence.failing("workload", () -> Workload.named(secret));
            evidence.failing("kind", () -> KindId.of(secret));
            evidence.failing("id", () -> ResourceId.parse(secret));
            evidence.failing("actor", () -> Actor.user(secret + "\n"));
            evidence.failing("label name", () -> acme.label(id, 1, Map.of(secret, "x")));
            evidence.failing("label value", () -> acme.label(id, 1, Map.of("l", secret + "\0")));
            evidence.failing("variable", () -> Naming.variable(secret, "{uri}"));
            evidence.failing("template", () -> Naming.variable("V", secret + "{"));
            evidence.failing(
                    "target", () -> acme.inject(API, ProcessInjector.into(new ProcessBuilder(), secret + "\n")));
            evidence.failing(
                    "parameter", () -> CustomResource.of(KindId.of("k"), "n").parameter(secret.repeat(9), ""));
        }
        // Connection strings that nobody can read.
        for (String bad : List.of(
                URI + "\0",
                URI + "\ud83d",
                URI + "%00",
                URI.replace("5432", PASSWORD.replace('@', '!')),
                URI.replace("?", "?%zz" + OPTION + "&"),
                URI.replace("@db", "@[" + USER),
                URI + "x".repeat(70_000),
                PASSWORD,
                "jdbc:postgresql:" + PASSWORD)) {
            evidence.of(
                    "bad create", () -> acme.create(ExternalLink.named("bad").connectionString(bad)));
            evidence.of(
                    "bad replace",
                    () -> acme.replaceConnectionString(id, acme.get(id).rowVersion(), bad));
        }
        // Calls that the state forbids.
        evidence.failing(
                "other content",
                () -> acme.create(ExternalLink.named("orders-db").connectionString(ROTATED)));
        evidence.failing("stale", () -> acme.replaceConnectionString(id, 0, ROTATED));
        evidence.failing(
                "other type",
                () -> acme.replaceConnectionString(
                        id,
                        acme.get(id).rowVersion(),
                        URI.replace("postgres:", "redis:").replace("orders", "0")));
        evidence.failing("still bound", () -> done(() -> acme.delete(id)));
        evidence.failing("clash", () -> acme.bind(id, API, Naming.variable("PGHOST", "{uri}")));
        evidence.failing("unknown entry", () -> acme.bind(id, API, Naming.variable("X", "{nothing}")));
        evidence.failing(
                "unknown kind",
                () -> acme.create(CustomResource.of(KindId.of("k"), "n").secret("key", SecretValue.of(PASSWORD))));
        Callable<?> refused = () -> acme.inject(API.in("preview"), target(delivery -> {
            throw new PermanentBrokerException(ErrorCode.DELIVERY_FAILED, "variable X can't be carried");
        }));
        evidence.failing("refused delivery", refused);
        acme.bind(id, API.in("large"), Naming.variable("BIG", "{uri}".repeat(800)));
        evidence.of("large delivery", () -> acme.inject(API.in("large"), process()));
    }
}
