package dev.resourcebroker.core.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcebroker.Actor;
import dev.resourcebroker.OperatorBroker;
import dev.resourcebroker.OrgBroker;
import dev.resourcebroker.OrgId;
import dev.resourcebroker.Page;
import dev.resourcebroker.audit.AuditChain;
import dev.resourcebroker.audit.AuditEntry;
import dev.resourcebroker.audit.AuditQuery;
import dev.resourcebroker.audit.AuditSubject;
import dev.resourcebroker.binding.Binding;
import dev.resourcebroker.binding.Injection;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.cluster.ClusterNamespace;
import dev.resourcebroker.cluster.NamespaceRegistration;
import dev.resourcebroker.cluster.OperatorClusters;
import dev.resourcebroker.cluster.ServiceAccount;
import dev.resourcebroker.core.ProcessInjector;
import dev.resourcebroker.core.fixture.Database;
import dev.resourcebroker.core.fixture.MemoryCluster;
import dev.resourcebroker.core.fixture.MemoryVendor;
import dev.resourcebroker.core.fixture.TestBroker;
import dev.resourcebroker.key.KeyOperations;
import dev.resourcebroker.network.NetworkPolicy;
import dev.resourcebroker.provider.ProviderId;
import dev.resourcebroker.provider.RestorePoint;
import dev.resourcebroker.provider.Tag;
import dev.resourcebroker.provisioning.OperatorProvisioning;
import dev.resourcebroker.provisioning.OrgCredentials;
import dev.resourcebroker.provisioning.OrgProvisioning;
import dev.resourcebroker.provisioning.SweepFinding;
import dev.resourcebroker.resource.DeletionPolicy;
import dev.resourcebroker.resource.ExternalLink;
import dev.resourcebroker.resource.ManagedIntegration;
import dev.resourcebroker.resource.Resource;
import dev.resourcebroker.resource.ResourceId;
import dev.resourcebroker.secret.SecretValue;
import dev.resourcebroker.spi.Injector;
import dev.resourcebroker.tck.SettableClock;
import java.lang.reflect.Method;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Every operation of the handles that changes something, or gives a value out, leaves one entry that tells it. */
@ParameterizedClass
@EnumSource(Database.class)
class EveryOperationTest {
    private static final Instant NOW = Instant.parse("2026-11-28T10:00:00.123456Z");
    private static final String ORDERS = "postgres://app:s3cret@127.0.0.1:1/orders";
    private static final Workload API = Workload.named("orders-api");
    private static final Actor JANE = Actor.user("jane");

    /** Methods that neither change anything nor give a value out. */
    private static final Set<String> SILENT = Set.of(
            "keys",
            "clusters",
            "clusters.find",
            "clusters.namespaces",
            "clusters.accounts",
            "clusters.decide",
            "externalId",
            "as",
            "audit",
            "bindings",
            "carriers",
            "stragglers",
            "find",
            "get",
            "list",
            "org",
            "provisioning",
            "credentials",
            "credentials.list",
            "provisioning.preview",
            "operator.held",
            "operator.pool",
            "operator.sweep",
            // Without a worker nothing is ever retained; what it leaves is tested where there is one.
            "provisioning.retained",
            "whenReady",
            "verify(ResourceRequest)",
            "versions");

    private final Database database;
    private final MemoryVendor vendor = new MemoryVendor();
    private TestBroker broker;
    private OrgBroker acme;
    private OperatorBroker operator;
    private final Map<String, List<String>> told = new LinkedHashMap<>();

    EveryOperationTest(Database database) {
        this.database = database;
    }

    @BeforeEach
    void start() {
        broker = TestBroker.on(
                database,
                builder -> builder.hostService("platform-api")
                        .clock(SettableClock.at(NOW))
                        .networkPolicy(NetworkPolicy.publicOnly().allowing("127.0.0.0/8"))
                        .provider(vendor, MemoryVendor.ACCESS)
                        .workers(0));
        acme = broker.embedded.broker().as(JANE).org(OrgId.of("acme"));
        operator = broker.embedded.operator().as(Actor.service("nuke"));
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    private List<AuditEntry> entries(AuditChain chain) {
        return broker.embedded
                .operator()
                .audit()
                .entries(chain, AuditQuery.ALL, Page.Request.first(1000))
                .items();
    }

    /** Makes a call, and keeps what the new entries of acme's chain, or else the platform's, tell. */
    private void call(String method, Runnable call) {
        int before = entries(AuditChain.of(acme.org())).size();
        int platform = entries(AuditChain.PLATFORM).size();
        call.run();
        List<AuditEntry> all = new ArrayList<>(
                entries(AuditChain.of(acme.org())).stream().skip(before).toList());
        all.addAll(entries(AuditChain.PLATFORM).stream().skip(platform).toList());
        assertThat(all).as(method).isNotEmpty().allSatisfy(entry -> {
            assertThat(entry.at()).isEqualTo(NOW);
            assertThat(entry.origin().hostService()).isEqualTo("platform-api");
            assertThat(entry.origin().actor()).isIn(JANE, Actor.service("nuke"));
            assertThat(entry.toString())
                    .doesNotContain("s3cret")
                    .doesNotContain("n3w")
                    .doesNotContain("t0ken");
        });
        told.put(method, all.stream().map(EveryOperationTest::shown).toList());
    }

    private static String shown(AuditEntry entry) {
        return entry.chain() + " " + entry.origin().actor() + " " + entry.operation() + " "
                + String.join(
                        " ",
                        entry.subjects().stream().map(AuditSubject::toString).toList());
    }

    private static Injector process() {
        return ProcessInjector.into(new ProcessBuilder("true"), "host-1/api");
    }

    @Test
    void eachIsToldOnce_byWhomAndOnWhatAndWithWhichVersion() {
        Resource[] r = new Resource[2];
        Binding[] b = new Binding[1];
        Injection[] i = new Injection[2];
        call("create", () -> r[0] = acme.create(ExternalLink.named("orders-db").connectionString(ORDERS)));
        String resource = "resource:" + r[0].id();
        call("label", () -> r[0] = acme.label(r[0].id(), r[0].rowVersion(), Map.of("tier", "gold")));
        call("verify(ResourceId)", () -> acme.verify(r[0].id()));
        call("bind", () -> b[0] = acme.bind(r[0].id(), API));
        String binding = "binding:" + b[0].id();
        call("resolve", () -> acme.resolve(b[0].id()));
        call("plan", () -> acme.plan(API));
        call("inject", () -> i[0] = acme.inject(API, process()));
        String injection = "injection:" + i[0].id();
        call("inject again", () -> acme.inject(API, process()));
        call("observedRunning", i[0]::observedRunning);
        call("acknowledged", i[0]::acknowledged);
        call("ended", i[0]::ended);
        call(
                "replaceConnectionString",
                () -> r[0] =
                        acme.replaceConnectionString(r[0].id(), r[0].rowVersion(), ORDERS.replace("s3cret", "n3w")));
        call(
                "replaceSecrets",
                () -> r[0] = acme.replaceSecrets(
                        r[0].id(), r[0].rowVersion(), Map.of("connectionString", SecretValue.of(ORDERS))));
        call("inject later", () -> i[1] = acme.inject(API, process()));
        call("endInjection", () -> acme.endInjection(i[1].id()));
        acme.inject(API, process());
        String open = "injection:" + acme.carriers(r[0].id()).get(0).injection();
        call("retireTarget", () -> operator.retireTarget("host-1/api"));
        call("resolveAll", () -> operator.resolveAll(workload -> {}));
        call("rewrap", () -> operator.keys().rewrap(done -> {}));
        call("rotate", () -> operator.keys().rotate(acme.org(), done -> {}));
        call("destroy", () -> operator.keys().destroy(OrgId.of("doomed")));
        clusters();
        String events = provisioning();
        String[] orphans = orphans();
        credentials();
        call("unbind", () -> acme.unbind(b[0].id()));
        call("delete", () -> acme.delete(r[0].id()));

        String gives = "workload:orders-api/production " + binding + " " + resource;
        assertThat(told)
                .containsEntry("create", List.of("acme user:jane resource.create " + resource + "@1"))
                .containsEntry("label", List.of("acme user:jane resource.label " + resource))
                .containsEntry("verify(ResourceId)", List.of("acme user:jane resource.verify " + resource + "@1"))
                .containsEntry(
                        "bind",
                        List.of("acme user:jane binding.create " + binding + " " + resource
                                + " workload:orders-api/production"))
                .containsEntry("resolve", List.of("acme user:jane binding.resolve " + gives + "@1"))
                .containsEntry("plan", List.of("acme user:jane workload.plan " + gives + "@1"))
                .containsEntry(
                        "inject",
                        List.of("acme user:jane injection.create " + gives + "@1 " + injection + " target:host-1/api"))
                .containsEntry(
                        "inject again",
                        List.of("acme user:jane injection.repeat " + gives + "@1 " + injection + " target:host-1/api"))
                .containsEntry("observedRunning", List.of("acme user:jane injection.observe " + injection))
                .containsEntry("acknowledged", List.of("acme user:jane injection.acknowledge " + injection))
                .containsEntry("ended", List.of("acme user:jane injection.end " + injection))
                .containsEntry("replaceConnectionString", List.of("acme user:jane resource.replace " + resource + "@2"))
                .containsEntry("replaceSecrets", List.of("acme user:jane resource.replace " + resource + "@3"))
                .containsEntry("endInjection", List.of("acme user:jane injection.end injection:" + i[1].id()))
                .containsEntry(
                        "retireTarget",
                        List.of(
                                "acme service:nuke target.retire target:host-1/api " + open,
                                "@platform service:nuke target.retire target:host-1/api"))
                .containsEntry("resolveAll", List.of("@platform service:nuke platform.resolve "))
                .containsEntry("rewrap", List.of("@platform service:nuke keys.rewrap "))
                .containsEntry("rotate", List.of("@platform service:nuke keyset.rotate org:acme"))
                .containsEntry("destroy", List.of("@platform service:nuke keyset.destroy org:doomed"))
                .containsEntry("unbind", List.of("acme user:jane binding.delete " + binding))
                .containsEntry("delete", List.of("acme user:jane resource.delete " + resource));
        List.of("update", "rotate", "restore", "protect", "undelete", "retry", "forget")
                .forEach(operation -> assertThat(told)
                        .containsEntry(
                                "provisioning." + operation,
                                List.of("acme user:jane resource." + operation + " " + events)));
        assertThat(told)
                .containsEntry("operator.goOn", List.of("acme service:nuke resource.resume " + events))
                .containsEntry("credentials.put", List.of("acme user:jane credential.put credential:memory"))
                .containsEntry("credentials.remove", List.of("acme user:jane credential.remove credential:memory"))
                .containsEntry("operator.adopt", List.of("acme service:nuke resource.adopt " + orphans[0]))
                .containsEntry("operator.clean", List.of("acme service:nuke resource.clean " + orphans[1]))
                .containsEntry("operator.reinjected", List.of("acme service:nuke resource.reinject " + events));
        String namespace = "namespace:prod/acme environment:production";
        assertThat(told)
                .containsEntry("clusters.register", List.of("acme service:nuke namespace.register " + namespace))
                .containsEntry(
                        "clusters.recreated",
                        List.of("acme service:nuke namespace.recreate " + namespace + " namespace_uid:uid-1"))
                .containsEntry(
                        "clusters.assign",
                        List.of("acme service:nuke account.assign account:orders namespace:prod/acme"
                                + " workload:orders-api/production"))
                .containsEntry(
                        "clusters.unassign",
                        List.of("acme service:nuke account.unassign account:orders namespace:prod/acme"))
                .containsEntry(
                        "clusters.unregister",
                        List.of("acme service:nuke namespace.unregister " + namespace + " namespace_uid:uid-2"))
                .containsEntry(
                        "reinject",
                        List.of(
                                "@platform service:nuke cluster.reinject cluster:prod",
                                "@platform service:nuke cluster.reinject cluster:prod namespace:prod/acme"
                                        + " namespace_uid:uid-2"));
        assertThat(told.get("inject later").get(0)).contains("injection.create", resource + "@3");
        everyMethodIsAmongThem();
        assertThat(operator.audit().verify(List.of()).findings()).isEmpty();
    }

    private void clusters() {
        OperatorClusters clusters = operator.clusters();
        ClusterNamespace namespace = ClusterNamespace.of("prod", "acme");
        ServiceAccount account = new ServiceAccount(namespace, "orders");
        call("clusters.register", () -> clusters.register(NamespaceRegistration.of(namespace, acme.org())));
        call("clusters.recreated", () -> clusters.recreated(namespace, "uid-1"));
        call("clusters.assign", () -> clusters.assign(account, API));
        call("clusters.unassign", () -> clusters.unassign(account));
        MemoryCluster cluster = new MemoryCluster("prod");
        cluster.uids.set(1);
        call("reinject", () -> operator.reinject(cluster));
        call("clusters.unregister", () -> clusters.unregister(namespace));
    }

    private String provisioning() {
        OrgProvisioning provisioning = acme.provisioning();
        Resource[] r = new Resource[1];
        call(
                "create managed",
                () -> r[0] = acme.create(ManagedIntegration.named("events").offering(MemoryVendor.BOX)));
        ResourceId id = r[0].id();
        call("provisioning.update", () -> provisioning.update(id, r[0].rowVersion(), Map.of("size", "5")));
        call("provisioning.rotate", () -> provisioning.rotate(id));
        call("provisioning.restore", () -> provisioning.restore(id, new RestorePoint.Snapshot("snapshot-1")));
        call("provisioning.protect", () -> provisioning.protect(id, DeletionPolicy.RETAIN, false));
        call("delete managed", () -> acme.delete(id));
        call("provisioning.undelete", () -> provisioning.undelete(id));
        call("provisioning.retry", () -> provisioning.retry(id));
        call("operator.reinjected", () -> operator.provisioning().reinjected(acme.org(), id));
        call("operator.goOn", () -> operator.provisioning().goOn(acme.org(), id));
        call("provisioning.forget", () -> provisioning.forget(id));
        return "resource:" + id;
    }

    private String[] orphans() {
        SweepFinding adopted = orphan(1);
        SweepFinding cleaned = orphan(2);
        ManagedIntegration request = ManagedIntegration.named("found").offering(MemoryVendor.BOX);
        call("operator.adopt", () -> operator.provisioning().adopt(acme.org(), adopted, request));
        call("operator.clean", () -> operator.provisioning().clean(cleaned));
        acme.provisioning().forget(adopted.tag().resource());
        return new String[] {
            "resource:" + adopted.tag().resource(), "resource:" + cleaned.tag().resource()
        };
    }

    private SweepFinding orphan(long number) {
        Tag tag = new Tag("test", acme.org(), new ResourceId(new UUID(7, number)), 1);
        String name = "test-" + tag.resource() + "-1";
        vendor.boxes.put("orphan-" + number, new MemoryVendor.Box("orphan-" + number, name, tag, "3", 1));
        return new SweepFinding(SweepFinding.Kind.AT_VENDOR_ONLY, MemoryVendor.BOX, tag, "orphan-" + number);
    }

    private void credentials() {
        ProviderId memory = ProviderId.of("memory");
        Map<String, SecretValue> fields = Map.of("token", SecretValue.of("t0ken-of-memory"));
        call("credentials.put", () -> acme.credentials().put(memory, fields));
        call("credentials.remove", () -> acme.credentials().remove(memory));
    }

    private void everyMethodIsAmongThem() {
        Set<String> called = new TreeSet<>(told.keySet());
        called.addAll(SILENT);
        assertThat(Stream.of(
                                OrgBroker.class,
                                OrgProvisioning.class,
                                OrgCredentials.class,
                                OperatorBroker.class,
                                OperatorProvisioning.class,
                                OperatorClusters.class,
                                KeyOperations.class)
                        .flatMap(type -> Arrays.stream(type.getMethods()))
                        .map(EveryOperationTest::name))
                .as("a new method has its entry, or is among those that need none")
                .allMatch(called::contains);
    }

    private static String name(Method method) {
        if (method.getDeclaringClass().equals(OrgProvisioning.class)) {
            return "provisioning." + method.getName();
        }
        if (method.getDeclaringClass().equals(OrgCredentials.class)) {
            return "credentials." + method.getName();
        }
        if (method.getDeclaringClass().equals(OperatorClusters.class)) {
            return "clusters." + method.getName();
        }
        if (method.getDeclaringClass().equals(OperatorProvisioning.class)) {
            return "operator." + method.getName();
        }
        return method.getName().equals("verify")
                ? "verify(" + method.getParameterTypes()[0].getSimpleName() + ")"
                : method.getName();
    }

    @Test
    void callsThatChangeNothing_leaveNoEntry() {
        Resource orders = acme.create(ExternalLink.named("orders-db").connectionString(ORDERS));
        acme.bind(orders.id(), API);
        int before = entries(AuditChain.of(acme.org())).size();

        acme.create(ExternalLink.named("orders-db").connectionString(ORDERS));
        acme.bind(orders.id(), API);
        acme.replaceConnectionString(orders.id(), orders.rowVersion(), ORDERS);
        acme.find("orders-db");
        acme.bindings(API);
        acme.versions(orders.id());
        acme.plan(Workload.named("nothing"));

        assertThat(entries(AuditChain.of(acme.org()))).hasSize(before);
    }
}
