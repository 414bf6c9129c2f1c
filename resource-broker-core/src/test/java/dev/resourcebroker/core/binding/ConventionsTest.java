package dev.resourcebroker.core.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.resourcebroker.binding.EnvironmentVariable;
import dev.resourcebroker.binding.Naming;
import dev.resourcebroker.resource.ConnectionDetails;
import dev.resourcebroker.resource.Entry;
import dev.resourcebroker.resource.ResourceType;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConventionsTest {
    private static final Entry POOLED = Entry.secret("uri", "postgres://app@pool.example/a");
    private static final Entry DIRECT = Entry.secret("uri-unpooled", "postgres://app@db.example/a");

    @Test
    void postgresql_behindAPool_isReachedWithoutItToo() {
        ConnectionDetails details = new ConnectionDetails(ResourceType.POSTGRESQL, List.of(POOLED, DIRECT));
        assertThat(Rendering.variables(details, Naming.prefix("EVENTS")))
                .extracting(
                        EnvironmentVariable::name, variable -> variable.value().reveal())
                .containsExactly(
                        tuple("EVENTS_DATABASE_URL", "postgres://app@pool.example/a"),
                        tuple("EVENTS_DATABASE_URL_UNPOOLED", "postgres://app@db.example/a"));
    }

    @Test
    void postgresql_withoutAPool_hasOneUrl() {
        ConnectionDetails details = new ConnectionDetails(ResourceType.POSTGRESQL, List.of(POOLED));
        assertThat(Rendering.variables(details, Naming.defaults()))
                .extracting(EnvironmentVariable::name)
                .containsExactly("DATABASE_URL");
    }
}
