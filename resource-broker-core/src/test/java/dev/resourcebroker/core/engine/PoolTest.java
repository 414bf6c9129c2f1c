package dev.resourcebroker.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.resourcebroker.OrgBroker;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.core.fixture.Database;
import dev.resourcebroker.core.fixture.MemoryVendor;
import dev.resourcebroker.error.BrokerException;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.provisioning.PoolState;
import dev.resourcebroker.resource.Made;
import dev.resourcebroker.resource.Phase;
import dev.resourcebroker.resource.Resource;
import dev.resourcebroker.secret.SecretValue;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Credentials that an operator made, since the vendor has no call for it. */
@Tag("once")
@ParameterizedClass
@EnumSource(Database.class)
class PoolTest {
    private final Database database;
    private final Map<String, Map<String, SecretValue>> members = new ConcurrentHashMap<>();

    PoolTest(Database database) {
        this.database = database;
    }

    private Engine engine(String... names) {
        List.of(names).forEach(this::add);
        return Engine.on(
                database, MemoryVendor.pooled(), builder -> builder.pool(MemoryVendor.BOX, () -> Map.copyOf(members)));
    }

    private void add(String name) {
        members.put(name, Map.of("key", SecretValue.of("AK-" + name), "secret", SecretValue.of("s3cret-of-" + name)));
    }

    private static PoolState state(Engine engine) {
        return engine.broker.embedded.operator().provisioning().pool(MemoryVendor.BOX);
    }

    private static void untilEmpty(Engine engine, Resource resource) {
        Engine.until(
                () -> "out of credentials: " + engine.acme.get(resource.id()),
                () -> engine.acme
                        .get(resource.id())
                        .made()
                        .flatMap(Made::failure)
                        .filter(failure -> failure.code().equals("POOL_EMPTY"))
                        .isPresent());
    }

    @Test
    void a_version_has_one_of_the_pool_and_the_next_another() {
        try (Engine engine = engine("one", "two")) {
            Resource events = engine.made("events");
            String first = engine.vendor.keys.keySet().iterator().next();
            assertThat(engine.acme
                            .resolve(engine.acme
                                    .bind(events.id(), Workload.named("api"))
                                    .id())
                            .details()
                            .value("password")
                            .orElseThrow()
                            .reveal())
                    .isEqualTo(first.replace("AK-", "s3cret-of-"));
            assertThat(state(engine)).isEqualTo(new PoolState(MemoryVendor.BOX, 2, 1));
            engine.acme.provisioning().rotate(events.id());
            Engine.until(
                    () -> "rotated: " + engine.vendor.keys,
                    () -> !engine.vendor.keys.containsKey(first) && engine.vendor.keys.size() == 1);
            assertThat(state(engine)).isEqualTo(new PoolState(MemoryVendor.BOX, 2, 0));
        }
    }

    @Test
    void what_somebody_had_is_not_given_again_and_who_waits_goes_on_when_the_operator_adds_one() {
        try (Engine engine = engine("one")) {
            Resource events = engine.made("events");
            engine.acme.delete(events.id());
            engine.untilGone(events);
            Resource logs = engine.create("logs");
            untilEmpty(engine, logs);
            assertThat(engine.vendor.keys).isEmpty();
            add("two");
            engine.untilPhase(logs, Phase.READY);
            assertThat(engine.vendor.keys).containsOnlyKeys("AK-two");
        }
    }

    @Test
    void of_two_organisations_one_gets_the_last() {
        try (Engine engine = engine("one")) {
            OrgBroker globex = engine.broker.org("globex");
            Resource ours = engine.create("events");
            Resource theirs = globex.create(Engine.box("events"));
            Engine.until(
                    () -> "one is ready: " + engine.vendor.keys,
                    () -> engine.acme.get(ours.id()).phase() == Phase.READY
                            || globex.get(theirs.id()).phase() == Phase.READY);
            add("two");
            engine.untilPhase(ours, Phase.READY);
            Engine.until(() -> "both are", () -> globex.get(theirs.id()).phase() == Phase.READY);
            assertThat(engine.vendor.keys.values())
                    .extracting(MemoryVendor.Key::box)
                    .doesNotHaveDuplicates()
                    .hasSize(2);
        }
    }

    @Test
    void an_answer_that_is_lost_costs_none() {
        try (Engine engine = engine("one", "two")) {
            engine.vendor.loseAnswers(2);
            engine.made("events");
            assertThat(engine.vendor.calls("issue")).isGreaterThan(1);
            assertThat(engine.vendor.keys).hasSize(1);
            assertThat(state(engine).free()).isEqualTo(1);
        }
    }

    @Test
    void a_credential_that_lacks_a_field_is_named_and_not_taken() {
        members.put("half", Map.of("key", SecretValue.of("AK-half")));
        try (Engine engine = engine()) {
            Resource events = engine.create("events");
            Engine.until(
                    () -> "named: " + engine.acme.get(events.id()),
                    () -> engine.acme
                            .get(events.id())
                            .made()
                            .flatMap(Made::failure)
                            .filter(failure -> failure.message().contains("'half' without field secret"))
                            .isPresent());
            assertThat(state(engine)).isEqualTo(new PoolState(MemoryVendor.BOX, 1, 1));
        }
    }

    @Test
    void an_offering_without_a_pool_has_no_state() {
        try (Engine engine = Engine.on(database)) {
            BrokerException thrown = catchThrowableOfType(BrokerException.class, () -> state(engine));
            assertThat(thrown.code()).isEqualTo(ErrorCode.NOT_SUPPORTED);
        }
    }
}
