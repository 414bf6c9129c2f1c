package dev.resourcebroker.core.connectionstring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resourcebroker.OrgBroker;
import dev.resourcebroker.binding.Naming;
import dev.resourcebroker.binding.Plan;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.core.BrokerBuilder;
import dev.resourcebroker.core.ConnectionStringReaders;
import dev.resourcebroker.core.fixture.Database;
import dev.resourcebroker.core.fixture.TestBroker;
import dev.resourcebroker.error.BrokerException;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.resource.ExternalLink;
import dev.resourcebroker.resource.Resource;
import dev.resourcebroker.resource.ResourceType;
import dev.resourcebroker.secret.SecretValue;
import dev.resourcebroker.spi.ConnectionStringReader;
import dev.resourcebroker.spi.ConnectionText;
import dev.resourcebroker.spi.ConnectionUrl;
import dev.resourcebroker.spi.Dialect;
import dev.resourcebroker.spi.EntryWriter;
import dev.resourcebroker.spi.Reading;
import dev.resourcebroker.spi.UrlRules;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A host's own dialect, written with the API alone. */
class OwnDialectTest {
    private static final Workload API = Workload.named("api");

    private final ConnectionStringReader reader = ConnectionStringReaders.standard(new ClickHouse());

    @Test
    void a_registered_dialect_reads_its_scheme() {
        Reading reading = read("clickhouses://u:p%40@h/d?secure=true");
        assertThat(reading.details().type()).isEqualTo(ResourceType.of("clickhouse"));
        assertThat(Readings.entries(reading.details()))
                .containsEntry("port", "8443")
                .containsEntry("password", "p@")
                .containsEntry("database", "d")
                .containsEntry("option.secure", "true");
    }

    @Test
    void a_broker_reads_with_what_its_host_registered() {
        UnaryOperator<BrokerBuilder> registered = builder -> builder.dialect(new ClickHouse());
        try (TestBroker broker = TestBroker.on(Database.H2, registered)) {
            OrgBroker acme = broker.org("acme");
            Resource events = acme.create(ExternalLink.named("events").connectionString("clickhouses://u:p%40@h/d"));
            acme.bind(events.id(), API, Naming.variable("EVENTS", "{host}:{port}/{database}"));
            assertThat(events.type()).isEqualTo(ResourceType.of("clickhouse"));
            assertThat(acme.plan(API).variables())
                    .extracting(Plan.Variable::masked)
                    .containsExactly("h:8443/d");
        }
    }

    @Test
    void it_goes_before_a_built_in_dialect_with_the_same_scheme() {
        assertThat(read("http://h/d").details().type()).isEqualTo(ResourceType.of("clickhouse"));
        assertThat(read("https://h/d").details().type()).isEqualTo(ResourceType.of("http"));
    }

    @Test
    void what_it_doubts_is_told() {
        assertThat(read("clickhouses://h").warnings())
                .extracting(Reading.Warning::toString)
                .containsExactly("database is missing");
    }

    @Test
    void the_standard_reader_stays_as_it_was() {
        assertThat(Readings.explain("clickhouses://h/d", null).details().type())
                .isEqualTo(ResourceType.of("clickhouses"));
    }

    @Test
    void one_that_fails_is_reported_without_what_it_says() {
        assertThatThrownBy(() -> read("clickhouses://S3cret@h/boom"))
                .isInstanceOfSatisfying(BrokerException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.INTERNAL);
                    assertThat(e).hasNoCause();
                })
                .message()
                .contains("ClickHouse", "IllegalStateException")
                .doesNotContain("S3cret");
    }

    private Reading read(String text) {
        return reader.explain(SecretValue.of(text), Optional.empty());
    }

    private static final class ClickHouse implements Dialect {
        @Override
        public ResourceType type() {
            return ResourceType.of("clickhouse");
        }

        @Override
        public Set<String> schemes() {
            return Set.of("clickhouse", "clickhouses", "http");
        }

        @Override
        public void read(ConnectionText text, EntryWriter entries) {
            ConnectionUrl url = text.url(UrlRules.COMMON);
            if ("boom".equals(url.pathText())) {
                throw new IllegalStateException(text.rest());
            }
            entries.servers(url.hosts(), text.scheme().equals("clickhouses") ? 8443 : 8123);
            entries.login(url.login());
            entries.open("database", url.pathText());
            entries.options(url.options(), Set.of("secure"));
            if (url.pathText() == null) {
                entries.warn("database", "is missing");
            }
        }
    }
}
