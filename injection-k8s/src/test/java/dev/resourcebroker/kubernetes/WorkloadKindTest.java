package dev.resourcebroker.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resourcebroker.kubernetes.apiserver.ApiServer;
import dev.resourcebroker.kubernetes.apiserver.WithApiServer;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@WithApiServer
@Tag("once")
class WorkloadKindTest {
    private Town town;

    @BeforeEach
    void open(ApiServer server) {
        town = Town.on(server);
    }

    @AfterEach
    void close() {
        town.close();
    }

    private WorkloadRef ref(WorkloadKind kind) {
        return new WorkloadRef(town.namespace, kind, "orders-api");
    }

    private PodTemplateSpec template(WorkloadKind kind) {
        WorkloadChange change =
                new WorkloadChange(town.cluster.calls(), ref(kind), town.cluster.ours(), InjectionStyle.usual());
        return change.template(change.seen());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "JOB")
    void eachKind_receives(WorkloadKind kind) {
        town.make(Manifest.of(kind, "orders-api", Shop.template()));
        KubernetesInjector injector = town.cluster.into(ref(kind));
        injector.deliver(Town.delivery("r1", Map.of("A", "1"), Town.postgresql("orders-db", "x")));
        PodTemplateSpec template = template(kind);
        assertThat(new Kubelet(town.admin, town.namespace).environment(template.getSpec(), "app"))
                .isEqualTo(Map.of("A", "1", "SERVICE_BINDING_ROOT", "/bindings"));
        assertThat(template.getMetadata().getAnnotations()).containsEntry(Names.REVISION, "r1");
        assertThat(template.getSpec().getVolumes()).hasSize(1);
        assertThat(injector.withdraw(Town.API)).isTrue();
    }

    @Test
    void aJob_isPreparedBeforeItIsMade() {
        PodTemplateSpec template = Shop.template();
        Contents contents = new Contents(Town.API, "r1", List.of("A"), List.of("orders-db"));
        town.cluster.prepare(template, contents, InjectionStyle.usual());
        town.make(Manifest.of(WorkloadKind.JOB, "orders-api", template));
        KubernetesInjector injector = town.cluster.into(ref(WorkloadKind.JOB));
        injector.deliver(Town.delivery("r1", Map.of("A", "1"), Town.postgresql("orders-db", "x")));
        injector.deliver(Town.delivery("r2", Map.of("A", "2"), Town.postgresql("orders-db", "x")));
        assertThat(new Kubelet(town.admin, town.namespace)
                        .environment(template(WorkloadKind.JOB).getSpec(), "app"))
                .containsEntry("A", "2");
    }

    @Test
    void aJobThatWasNotPrepared_isRefused() {
        town.make(Manifest.of(WorkloadKind.JOB, "orders-api", Shop.template()));
        assertThatThrownBy(
                        () -> town.cluster.into(ref(WorkloadKind.JOB)).deliver(Town.delivery("r1", Map.of("A", "1"))))
                .hasMessageContaining("prepare its manifest");
    }
}
