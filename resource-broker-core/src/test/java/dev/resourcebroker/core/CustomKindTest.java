package dev.resourcebroker.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resourcebroker.OrgBroker;
import dev.resourcebroker.binding.Binding;
import dev.resourcebroker.binding.Naming;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.core.fixture.Database;
import dev.resourcebroker.core.fixture.TestBroker;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.resource.CustomResource;
import dev.resourcebroker.resource.KindId;
import dev.resourcebroker.resource.Resource;
import dev.resourcebroker.secret.SecretValue;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A kind of the host's own goes through its whole life. The kind itself lies apart and sees only the API. */
@ParameterizedClass
@EnumSource(Database.class)
class CustomKindTest {
    private static final KindId LICENCE = KindId.of("licence_key");
    private static final Workload API = Workload.named("api");

    private final Database database;

    CustomKindTest(Database database) {
        this.database = database;
    }

    private static CustomResource licence(String key) {
        return CustomResource.of(LICENCE, "maps").parameter("product", "maps").secret("key", SecretValue.of(key));
    }

    @Test
    void aKindOfTheHosts_isCreatedBoundInjectedReplacedAndDeleted() {
        try (TestBroker broker = TestBroker.on(database, b -> b.kind(new org.example.host.LicenceKind()))) {
            OrgBroker acme = broker.org("acme");
            Resource made = acme.create(licence("k-1234"));
            assertThat(made.parameters()).containsExactly(Map.entry("product", "maps"));
            assertThat(acme.create(licence("k-1234"))).isEqualTo(made);

            Binding binding = acme.bind(made.id(), API, Naming.variable("MAPS_KEY", "{key}"));
            ProcessBuilder process = new ProcessBuilder("true");
            acme.inject(API, ProcessInjector.into(process, "host-1/api"));
            assertThat(process.environment()).containsEntry("MAPS_KEY", "k-1234");

            acme.replaceSecrets(made.id(), made.rowVersion(), Map.of("key", SecretValue.of("k-5678")));
            assertThat(acme.resolve(binding.id())
                            .details()
                            .value("key")
                            .orElseThrow()
                            .reveal())
                    .isEqualTo("k-5678");

            acme.unbind(binding.id());
            acme.delete(made.id());
            assertThat(acme.find("maps")).isEmpty();
        }
    }

    @Test
    void aRefusalOfTheKind_namesItsFieldAndStoresNothing() {
        try (TestBroker broker = TestBroker.on(database, b -> b.kind(new org.example.host.LicenceKind()))) {
            OrgBroker acme = broker.org("acme");
            assertThatThrownBy(() -> acme.create(licence("short"))).hasMessage("key has 5 characters, at least 6");
            assertThat(acme.find("maps")).isEmpty();
        }
    }

    @Test
    void anUnknownKind_isRefusedListingWhatThereIs() {
        try (TestBroker broker = TestBroker.on(database)) {
            assertThatThrownBy(() -> broker.org("acme").create(licence("k-1234")))
                    .hasMessageContaining("licence_key")
                    .hasMessageContaining("external_link")
                    .hasFieldOrPropertyWithValue("code", ErrorCode.NOT_REGISTERED);
        }
    }

    @Test
    void twoKindsUnderOneName_areRefusedAtStart() {
        assertThatThrownBy(() -> TestBroker.on(
                        database,
                        b -> b.kind(new org.example.host.LicenceKind()).kind(new org.example.host.LicenceKind())))
                .hasMessageContaining("licence_key");
    }
}
