package dev.resourcebroker.verification.neon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resourcebroker.provider.RestorePoint;
import dev.resourcebroker.resource.Phase;
import dev.resourcebroker.resource.Resource;
import dev.resourcebroker.resource.ResourceId;
import dev.resourcebroker.verification.neon.Landlord.Given;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Databases at Neon through the whole engine. At the end the vendor has what the meta-database says, and no more. */
@Tag("once")
class NeonLifeTest {
    private Landlord landlord;
    private ResourceId events;

    @BeforeEach
    void make(@TempDir Path directory) {
        landlord = new Landlord(directory);
        Resource made = landlord.create("events-db");
        events = made.id();
        landlord.acme.bind(events, Landlord.API);
        landlord.untilPhase(events, Phase.READY);
    }

    @AfterEach
    void bothSayTheSame() {
        try (Landlord closing = landlord) {
            assertThat(closing.atTheVendor()).isEqualTo(closing.onRecord());
            assertThat(closing.vendor.wrong()).isEmpty();
        }
    }

    private void rotate() {
        landlord.acme.provisioning().rotate(events);
        landlord.untilPhase(events, Phase.READY);
    }

    private void untilOnly(String... versions) {
        Map<String, Set<String>> wanted = Map.of(project(), Set.of(versions));
        landlord.until(
                "revoked",
                events,
                () -> landlord.atTheVendor().equals(wanted)
                        && landlord.onRecord().equals(wanted));
    }

    private Instant rememberedNow() throws SQLException {
        landlord.vendor.remember(project());
        Instant then = landlord.clock.instant();
        landlord.clock.pass(Duration.ofMinutes(10));
        return then;
    }

    private String project() {
        return landlord.acme.get(events).made().flatMap(made -> made.vendorId()).orElseThrow();
    }

    @Test
    void what_was_injected_works_until_what_runs_with_it_has_moved() throws SQLException {
        Given first = landlord.inject("host-1/events-api");
        first.url().run("CREATE TABLE orders AS SELECT 7 AS id");
        rotate();
        Given second = landlord.inject("host-2/events-api");
        assertThat(second.url().role())
                .startsWith("v2-")
                .isNotEqualTo(first.url().role());
        landlord.clock.pass(Duration.ofHours(1));
        first.url().run("INSERT INTO orders VALUES (8)");
        second.url().run("ALTER TABLE orders ADD COLUMN note text");
        assertThat(landlord.atTheVendor().values()).containsExactly(Set.of("v1", "v2"));
        first.injection().ended();
        untilOnly("v2");
        assertThatThrownBy(() -> first.url().ask("SELECT 1")).isInstanceOf(SQLException.class);
        assertThat(second.url().ask("SELECT count(*) FROM orders")).isEqualTo("2");
    }

    @Test
    void a_restore_in_place_brings_the_data_back_under_the_same_credentials() throws SQLException {
        Given given = landlord.inject("host-1/events-api");
        given.url().run("CREATE TABLE orders AS SELECT 7 AS id");
        Instant then = rememberedNow();
        given.url().run("DROP TABLE orders");
        landlord.acme.provisioning().restore(events, new RestorePoint.At(then));
        landlord.untilPhase(events, Phase.READY);
        assertThat(given.url().ask("SELECT count(*) FROM orders")).isEqualTo("1");
        assertThat(landlord.vendor.branches(project()))
                .hasSize(2)
                .last()
                .asString()
                .startsWith("resource-broker-before-");
        rotate();
        given.injection().ended();
        landlord.inject("host-1/events-api").url().run("ALTER TABLE orders ADD COLUMN note text");
        untilOnly("v2");
    }

    @Test
    void a_deletion_can_be_taken_back_within_the_grace_and_then_is_for_good() throws SQLException {
        Given given = landlord.inject("host-1/events-api");
        given.url().run("CREATE TABLE orders AS SELECT 7 AS id");
        given.injection().ended();
        landlord.acme.bindings(events).forEach(binding -> landlord.acme.unbind(binding.id()));
        landlord.acme.delete(events);
        landlord.untilPhase(events, Phase.DELETION_PENDING);
        landlord.clock.pass(Duration.ofMinutes(30));
        landlord.acme.provisioning().undelete(events);
        landlord.untilPhase(events, Phase.READY);
        assertThat(given.url().ask("SELECT count(*) FROM orders")).isEqualTo("1");
        landlord.acme.delete(events);
        landlord.untilPhase(events, Phase.DELETION_PENDING);
        landlord.clock.pass(Duration.ofHours(1));
        landlord.until("gone", events, () -> landlord.acme.find("events-db").isEmpty());
        assertThat(landlord.vendor.inventory()).isEmpty();
    }
}
