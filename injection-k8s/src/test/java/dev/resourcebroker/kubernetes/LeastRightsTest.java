package dev.resourcebroker.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcebroker.error.BrokerException;
import dev.resourcebroker.kubernetes.ClusterRefusal.Reason;
import dev.resourcebroker.kubernetes.apiserver.ApiServer;
import dev.resourcebroker.kubernetes.apiserver.WithApiServer;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBuilder;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The shipped manifest gives what is needed, and with any one verb less something is forbidden. */
@WithApiServer
@Tag("once")
class LeastRightsTest {
    private record Right(String group, String resource, String verb) {}

    private static List<Right> shipped(Town town) {
        List<Right> rights = new ArrayList<>();
        List<HasMetadata> all = town.admin
                .load(new ByteArrayInputStream(Manifests.rbac().getBytes(StandardCharsets.UTF_8)))
                .items();
        for (HasMetadata object : all) {
            if (object instanceof ClusterRole role) {
                role.getRules().forEach(rule -> rights.addAll(rights(rule)));
            }
        }
        return rights;
    }

    private static List<Right> rights(PolicyRule rule) {
        assertThat(rule.getApiGroups()).hasSize(1).doesNotContain("*");
        assertThat(rule.getResources()).doesNotContain("*");
        assertThat(rule.getVerbs()).doesNotContain("*");
        List<Right> rights = new ArrayList<>();
        for (String resource : rule.getResources()) {
            rule.getVerbs()
                    .forEach(verb -> rights.add(new Right(rule.getApiGroups().get(0), resource, verb)));
        }
        return rights;
    }

    @Test
    void withTheShippedManifest_allIsAllowed(ApiServer server) throws Exception {
        try (Town town = Town.on(server)) {
            everythingThatIsDone(town, town.cluster);
        }
    }

    @Test
    void withAnyOneVerbLess_somethingIsForbidden(ApiServer server) throws Exception {
        List<Right> superfluous = new ArrayList<>();
        List<Right> all;
        try (Town town = Town.on(server)) {
            all = shipped(town);
        }
        for (Right right : all) {
            try (Town town = Town.on(server)) {
                if (!isMissed(server, town, right, all)) {
                    superfluous.add(right);
                }
            }
        }
        assertThat(all).hasSizeGreaterThan(10);
        assertThat(superfluous).isEmpty();
    }

    private static boolean isMissed(ApiServer server, Town town, Right right, List<Right> all) throws Exception {
        grantAllBut(town, right, all);
        String token = town.token(town.namespace, "lacking");
        try (KubernetesCluster cluster =
                KubernetesCluster.connect(Town.config(server, token), "eu-1", Town.INSTALLATION)) {
            everythingThatIsDone(town, cluster);
            return false;
        } catch (BrokerException e) {
            assertThat(ClusterRefusal.of(e).map(ClusterRefusal::reason))
                    .as("without %s", right)
                    .contains(Reason.FORBIDDEN);
            return true;
        }
    }

    private static void grantAllBut(Town town, Right right, List<Right> all) {
        town.make(new ServiceAccountBuilder()
                .withNewMetadata()
                .withName("lacking")
                .endMetadata()
                .build());
        List<PolicyRule> rules = all.stream()
                .filter(one -> !one.equals(right))
                .map(one -> new PolicyRuleBuilder()
                        .withApiGroups(one.group())
                        .withResources(one.resource())
                        .withVerbs(one.verb())
                        .build())
                .toList();
        town.admin
                .resource(new ClusterRoleBuilder()
                        .withNewMetadata()
                        .withName(town.namespace)
                        .endMetadata()
                        .withRules(rules)
                        .build())
                .create();
        town.admin
                .resource(new ClusterRoleBindingBuilder()
                        .withNewMetadata()
                        .withName(town.namespace)
                        .endMetadata()
                        .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", town.namespace)
                        .addNewSubject("", "ServiceAccount", "lacking", town.namespace)
                        .build())
                .create();
    }

    /** Each call that the module makes of an API server, at least once. */
    private static void everythingThatIsDone(Town town, KubernetesCluster cluster) throws Exception {
        new ClusterKeeper(cluster, DriftPolicy.REPAIR, List::of)
                .watch(Runnable::run, finding -> {})
                .close();
        for (WorkloadKind kind : WorkloadKind.values()) {
            PodTemplateSpec template = Shop.template();
            if (kind == WorkloadKind.JOB) {
                cluster.prepare(
                        template, new Contents(Town.API, "r2", List.of("A"), List.of()), InjectionStyle.usual());
            }
            town.make(Manifest.of(kind, "orders-api", template));
            KubernetesInjector injector = cluster.into(new WorkloadRef(town.namespace, kind, "orders-api"));
            if (kind != WorkloadKind.JOB) {
                injector.deliver(Town.delivery("r1", Map.of("A", "1"), Town.postgresql("orders-db", "x")));
            }
            injector.deliver(Town.delivery("r2", Map.of("A", "2")));
            injector.receipt(Town.API, "r2");
        }
        List<Finding> refused = new ClusterKeeper(cluster, DriftPolicy.REPORT, List::of).pass();
        assertThat(refused).noneMatch(finding -> finding.kind() == Finding.Kind.REFUSED);
    }
}
