package dev.resourcebroker.core.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcebroker.OrgBroker;
import dev.resourcebroker.binding.Binding;
import dev.resourcebroker.resource.ConnectionDetails;
import dev.resourcebroker.resource.Resource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A tenant, whose every secret says whose it is, with the ids that it was given. Thread-safe. */
final class Tenant {
    final OrgBroker broker;
    final List<Resource> resources = new CopyOnWriteArrayList<>();
    final List<Binding> bindings = new CopyOnWriteArrayList<>();
    private final String mark;
    private final AtomicInteger secrets = new AtomicInteger();

    Tenant(OrgBroker broker) {
        this.broker = broker;
        this.mark = "of-" + broker.org() + "-";
    }

    String connectionString() {
        return "postgres://app:" + mark + secrets.incrementAndGet() + "@db.example:5432/orders";
    }

    void assertOwn(ConnectionDetails details) {
        assertThat(details.value("password").orElseThrow().reveal()).startsWith(mark);
        assertOwn(details.value("uri").orElseThrow().reveal());
    }

    void assertOwn(String url) {
        assertThat(url).startsWith("postgres://app:" + mark);
    }

    static <T> Optional<T> choose(List<T> known, int number) {
        List<T> now = List.copyOf(known);
        return now.isEmpty() ? Optional.empty() : Optional.of(now.get(number % now.size()));
    }
}
