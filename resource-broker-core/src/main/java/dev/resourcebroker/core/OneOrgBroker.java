package dev.resourcebroker.core;

import dev.resourcebroker.OrgBroker;
import dev.resourcebroker.OrgId;
import dev.resourcebroker.Page;
import dev.resourcebroker.audit.OrgAudit;
import dev.resourcebroker.binding.Binding;
import dev.resourcebroker.binding.BindingId;
import dev.resourcebroker.binding.CarriedVersion;
import dev.resourcebroker.binding.Injection;
import dev.resourcebroker.binding.InjectionId;
import dev.resourcebroker.binding.Naming;
import dev.resourcebroker.binding.Plan;
import dev.resourcebroker.binding.ResolvedBinding;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.core.binding.Bindings;
import dev.resourcebroker.core.store.Caller;
import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.provisioning.OrgCredentials;
import dev.resourcebroker.provisioning.OrgProvisioning;
import dev.resourcebroker.resource.ConnectionVersion;
import dev.resourcebroker.resource.ExternalLink;
import dev.resourcebroker.resource.KindId;
import dev.resourcebroker.resource.Labels;
import dev.resourcebroker.resource.Resource;
import dev.resourcebroker.resource.ResourceFilter;
import dev.resourcebroker.resource.ResourceId;
import dev.resourcebroker.resource.ResourceRequest;
import dev.resourcebroker.resource.Verification;
import dev.resourcebroker.secret.SecretValue;
import dev.resourcebroker.spi.Injector;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** The handle of one organisation: passes the gate and calls the use case. */
final class OneOrgBroker implements OrgBroker {
    private final Gate gate;
    private final Startup.Rooms rooms;
    private final Caller caller;

    OneOrgBroker(Gate gate, Startup.Rooms rooms, Caller caller) {
        this.gate = gate;
        this.rooms = rooms;
        this.caller = caller;
    }

    // Nothing is served for an organisation that was destroyed.
    private <T> T pass(Supplier<T> call) {
        return gate.pass(() -> {
            rooms.keys().check(org());
            return call.get();
        });
    }

    private void pass(Runnable call) {
        pass(() -> {
            call.run();
            return this;
        });
    }

    @Override
    public OrgId org() {
        return caller.org();
    }

    @Override
    public Resource create(ResourceRequest request) {
        return pass(() -> rooms.creating().create(caller, request));
    }

    @Override
    public Resource get(ResourceId id) {
        return pass(() -> rooms.resources().get(org(), id));
    }

    @Override
    public Optional<Resource> find(String name) {
        String checked = ExternalLink.named(name).name();
        return pass(() -> rooms.resources().find(org(), checked));
    }

    @Override
    public Page<Resource> list(ResourceFilter filter, Page.Request page) {
        return pass(() -> rooms.resources().list(org(), filter, page));
    }

    @Override
    public Resource label(ResourceId id, long rowVersion, Map<String, String> labels) {
        Labels checked = Labels.of(labels);
        return pass(() -> rooms.resources().label(caller, id, rowVersion, checked));
    }

    @Override
    public Resource replaceConnectionString(ResourceId id, long rowVersion, String connectionString) {
        Map<String, SecretValue> secrets = ExternalLink.named("replacement")
                .connectionString(connectionString)
                .secrets();
        return pass(() -> {
            KindId kind = rooms.resources().get(org(), id).kind();
            if (!kind.equals(KindId.EXTERNAL_LINK)) {
                throw PermanentBrokerException.invalid("resource " + id, "is of kind " + kind + ", not external_link");
            }
            return rooms.supply().replace(caller, id, rowVersion, secrets);
        });
    }

    @Override
    public Resource replaceSecrets(ResourceId id, long rowVersion, Map<String, SecretValue> secrets) {
        return pass(() -> rooms.supply().replace(caller, id, rowVersion, secrets));
    }

    @Override
    public List<ConnectionVersion> versions(ResourceId id) {
        return pass(() -> rooms.resources().versions(org(), id));
    }

    @Override
    public Verification verify(ResourceId id) {
        return pass(() -> rooms.verifications().verify(caller, id));
    }

    @Override
    public Verification verify(ResourceRequest request) {
        return pass(() -> rooms.verifications().verify(org(), request));
    }

    @Override
    public void delete(ResourceId id) {
        pass(() -> rooms.resources().delete(caller, id));
    }

    @Override
    public Binding bind(ResourceId resource, Workload workload, Naming naming) {
        return pass(() -> rooms.bindings().bind(caller, new Bindings.Wish(resource, workload, naming)));
    }

    @Override
    public void unbind(BindingId id) {
        pass(() -> rooms.bindings().unbind(caller, id));
    }

    @Override
    public List<Binding> bindings(Workload workload) {
        return pass(() -> rooms.bindings().list(org(), workload));
    }

    @Override
    public List<Binding> bindings(ResourceId resource) {
        return pass(() -> rooms.bindings().list(org(), resource));
    }

    @Override
    public ResolvedBinding resolve(BindingId id) {
        return pass(() -> rooms.resolver().resolve(caller, id));
    }

    @Override
    public Plan plan(Workload workload) {
        return pass(() -> rooms.injections().plan(caller, workload));
    }

    @Override
    public Injection inject(Workload workload, Injector injector) {
        return new GatedInjection(this::pass, pass(() -> rooms.injections().inject(caller, workload, injector)));
    }

    @Override
    public void endInjection(InjectionId id) {
        pass(() -> rooms.injections().end(caller, id));
    }

    @Override
    public List<CarriedVersion> carriers(ResourceId resource) {
        return pass(() -> rooms.injections().carriers(org(), resource));
    }

    @Override
    public OrgProvisioning provisioning() {
        return new OneOrgProvisioning(this::pass, rooms.provisioning(), caller);
    }

    @Override
    public OrgCredentials credentials() {
        return new OneOrgCredentials(this::pass, rooms.provisioning().credentials(), caller);
    }

    @Override
    public CompletionStage<Resource> whenReady(ResourceId id) {
        return pass(() -> rooms.provisioning().readiness().whenReady(org(), id));
    }

    @Override
    public CompletionStage<List<Resource>> whenReady(Workload workload) {
        List<CompletableFuture<Resource>> all = bindings(workload).stream()
                .map(Binding::resource)
                .distinct()
                .map(resource -> whenReady(resource).toCompletableFuture())
                .toList();
        return CompletableFuture.allOf(all.toArray(CompletableFuture[]::new))
                .thenApply(done -> all.stream().map(CompletableFuture::join).toList());
    }

    @Override
    public OrgAudit audit() {
        return new OneOrgAudit(gate, rooms, org());
    }
}
