package dev.resourcebroker.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcebroker.provider.Attempt;
import dev.resourcebroker.provider.Call;
import dev.resourcebroker.provider.CredentialTraits;
import dev.resourcebroker.provider.CredentialTraits.Listing;
import dev.resourcebroker.provider.CredentialTraits.SecondIssue;
import dev.resourcebroker.provider.Extra;
import dev.resourcebroker.provider.Identity;
import dev.resourcebroker.provider.Issued;
import dev.resourcebroker.provider.Parameter;
import dev.resourcebroker.provider.ResourceProvider;
import dev.resourcebroker.provider.RestorePoint;
import dev.resourcebroker.provider.SeenCredential;
import dev.resourcebroker.provider.Sighting;
import dev.resourcebroker.provider.Sighting.Condition;
import dev.resourcebroker.provider.Source;
import dev.resourcebroker.provider.Specification;
import dev.resourcebroker.provider.Traits.Tagging;
import dev.resourcebroker.resource.Entry;
import dev.resourcebroker.secret.SecretValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Compares what an offering declares with what it does. */
final class DeclaredChecks {
    private static final int FEW = 5;

    private final ProviderBench bench;
    private final ResourceProvider provider;
    private final CredentialTraits credentials;

    DeclaredChecks(ProviderBench bench) {
        this.bench = bench;
        this.provider = bench.provider;
        this.credentials = bench.traits().credentials();
    }

    void secondCreate() {
        Identity identity = bench.identity();
        Attempt attempt = bench.attempt(TestGuard.open());
        String first =
                bench.send(() -> provider.create(bench.call(identity, attempt))).value();
        bench.settle();
        Tried<String> second = bench.send(() -> provider.create(bench.call(identity, ProviderBench.again(attempt))));
        bench.settle();
        List<String> alive = bench.alive(identity).stream().map(Sighting::id).toList();
        switch (bench.traits().secondCreate()) {
            case SAME -> {
                assertThat(second.value()).as("the second create").isEqualTo(first);
                assertThat(alive).containsExactly(first);
            }
            case REFUSED -> {
                second.refusal("the second create");
                assertThat(alive).containsExactly(first);
            }
            case DOUBLES -> assertThat(alive).containsExactlyInAnyOrder(first, second.value());
        }
    }

    void tagging() {
        Identity made = bench.made();
        boolean none = bench.traits().tagging() == Tagging.NONE;
        assertThat(bench.alive(made)).extracting(Sighting::tag).containsExactly(none ? null : made.tag());
        if (bench.traits().tagging() == Tagging.ATOMIC) {
            lostAtEachRequest();
        }
    }

    private void lostAtEachRequest() {
        int requests = bench.sentBy(() -> bench.create(bench.identity())).size();
        for (int number = 1; number <= requests; number++) {
            Identity identity = bench.identity();
            bench.wire.strike(Fault.LOST, number);
            bench.create(identity);
            bench.wire.clear();
            bench.settle();
            assertThat(bench.alive(identity))
                    .as("what is there when the answer to request %d was lost", number)
                    .allMatch(seen -> identity.tag().equals(seen.tag()), "carries our tag");
        }
    }

    void issue() {
        Identity made = bench.made();
        Issued issued = bench.issue(made, 1).value();
        assertThat(issued.id()).isNotBlank().hasSizeLessThanOrEqualTo(255);
        assertThat(issued.details().type()).isEqualTo(bench.offering.type());
        assertThat(issued.details().entries()).as("the secret parts").anyMatch(Entry::secret);
        bench.assertSilent(issued.details().entries().stream()
                .filter(entry -> !entry.secret())
                .toList());
        bench.settle();
        bench.contract.pass(bench.traits().readyWithin());
        List<SeenCredential> seen = bench.look(made).credentials();
        if (!credentials.listed()) {
            assertThat(seen).isEmpty();
            return;
        }
        long version = credentials.listing() == Listing.VERSIONS ? 1 : 0;
        assertThat(seen).containsExactly(new SeenCredential(issued.id(), version, made.requireVendorId(), true));
    }

    void secondIssue() {
        Identity made = bench.made();
        Issued first = bench.issue(made, 1).value();
        bench.settle();
        Tried<Issued> second = bench.issue(made, 1);
        bench.settle();
        if (credentials.secondIssue() == SecondIssue.SAME) {
            assertThat(second.value()).as("the second issue").isEqualTo(first);
            assertThat(secrets(second.value())).isEqualTo(secrets(first));
        } else if (credentials.secondIssue() == SecondIssue.REFUSED) {
            second.refusal("the second issue");
        } else {
            assertThat(secrets(second.value())).as("the second issue's secret").isNotEqualTo(secrets(first));
        }
        if (credentials.listed() && credentials.perVersion()) {
            int count = credentials.secondIssue() == SecondIssue.DOUBLES ? 2 : 1;
            assertThat(bench.credentials(made))
                    .as("credentials after a second issue")
                    .hasSize(count);
        }
    }

    private static List<SecretValue> secrets(Issued issued) {
        return issued.details().entries().stream()
                .filter(Entry::secret)
                .map(Entry::value)
                .toList();
    }

    void versions() {
        Identity made = bench.made();
        if (!credentials.perVersion()) {
            List<SecretValue> first = secrets(bench.issue(made, 1).value());
            assertThat(secrets(bench.issue(made, 2).value()))
                    .as("the next version")
                    .isNotEqualTo(first);
            return;
        }
        List<String> ids = new ArrayList<>();
        for (int version = 1; version <= Math.min(credentials.limit(), FEW); version++) {
            ids.add(bench.issue(made, version).value().id());
        }
        if (credentials.limit() <= FEW) {
            bench.issue(made, credentials.limit() + 1L).refusal("one credential more than the limit");
        }
        bench.settle();
        assertThat(ids).doesNotHaveDuplicates();
        if (credentials.listed()) {
            assertThat(bench.credentials(made)).as("side by side").containsExactlyInAnyOrderElementsOf(ids);
        }
    }

    void revoke() {
        if (!credentials.revocable()) {
            return;
        }
        Identity made = bench.made();
        String first = bench.issue(made, 1).value().id();
        String second = credentials.perVersion() ? bench.issue(made, 2).value().id() : first;
        bench.settle();
        for (int times = 0; times < 2; times++) {
            assertThat(bench.revoke(made, first).value()).isEqualTo(first);
            bench.settle();
            if (credentials.listed()) {
                assertThat(bench.credentials(made)).as("after revoking").doesNotContain(first);
            }
            if (credentials.listed() && credentials.perVersion()) {
                assertThat(bench.credentials(made)).as("the other one").containsExactly(second);
            }
        }
    }

    void delete() {
        Identity made = bench.made();
        Identity other = bench.made();
        for (int times = 0; times < 2; times++) {
            assertThat(bench.delete(made).value()).isEqualTo(made.requireVendorId());
            bench.settle();
            assertThat(bench.alive(made)).as("after deleting").isEmpty();
            assertThat(bench.alive(other)).as("the other one").hasSize(1);
        }
    }

    void credentialsOfTheDeleted() {
        Identity made = bench.made();
        String id = bench.issue(made, 1).value().id();
        bench.settle();
        bench.delete(made).value();
        bench.settle();
        if (credentials.listed()) {
            assertThat(bench.credentials(made).contains(id))
                    .as("a credential outlives its resource")
                    .isEqualTo(credentials.outliveResource());
        }
    }

    void undelete() {
        if (!bench.offering.does(Extra.UNDELETE)) {
            return;
        }
        Identity made = bench.made();
        bench.delete(made).value();
        bench.settle();
        assertThat(bench.look(made).resources())
                .extracting(Sighting::condition)
                .as("what was deleted")
                .containsExactly(Condition.BINNED);
        for (int times = 0; times < 2; times++) {
            assertThat(bench.send(() -> provider.undelete(bench.call(made))).value())
                    .isEqualTo(made.requireVendorId());
            bench.settle();
            assertThat(bench.alive(made)).extracting(Sighting::id).containsExactly(made.requireVendorId());
        }
        bench.awaitReady(made);
    }

    void update() {
        if (!bench.offering.does(Extra.UPDATE)) {
            return;
        }
        Identity made = bench.made();
        Specification next = Changes.of(bench).orElse(bench.specification);
        Call call = new Call(made, next, bench.access(), bench.attempt(TestGuard.open()));
        assertThat(bench.isAsWished(call))
                .as("is as wished before the update")
                .isEqualTo(next.equals(bench.specification));
        for (int times = 0; times < 2; times++) {
            assertThat(bench.send(() -> provider.update(call)).value()).isEqualTo(made.requireVendorId());
            bench.settle();
            assertThat(bench.isAsWished(call))
                    .as("is as wished after the update")
                    .isTrue();
        }
        bench.awaitReady(made);
    }

    void requestsPerLook() {
        Identity made = bench.made();
        bench.issue(made, 1).value();
        bench.settle();
        assertThat(bench.sentBy(() -> bench.look(made)))
                .as("what a look sends")
                .hasSizeLessThanOrEqualTo(bench.offering.requestsPerLook());
    }

    void actual() {
        boolean tells = bench.offering.does(Extra.TELL);
        Identity made = bench.made();
        assertActual(made, tells ? changeable(bench.specification) : Map.of());
        Optional<Specification> other = Changes.of(bench).filter(next -> tells);
        if (other.isPresent()) {
            Call call = new Call(made, other.get(), bench.access(), bench.attempt(TestGuard.open()));
            bench.send(() -> provider.update(call)).value();
            bench.settle();
            assertActual(made, changeable(other.get()));
        }
    }

    private void assertActual(Identity made, Map<String, String> expected) {
        assertThat(bench.alive(made))
                .as("what a look with the first specification tells")
                .extracting(Sighting::actual)
                .containsExactly(expected);
    }

    private Map<String, String> changeable(Specification specification) {
        return bench.offering.parameters().stream()
                .filter(Parameter::changeable)
                .collect(Collectors.toMap(Parameter::name, parameter -> specification.text(parameter.name())));
    }

    void snapshots() {
        if (!bench.offering.does(Extra.SNAPSHOT)) {
            return;
        }
        Identity made = bench.made();
        Attempt attempt = bench.attempt(TestGuard.open());
        String snapshot =
                bench.send(() -> provider.snapshot(bench.call(made, attempt))).value();
        bench.settle();
        Tried<String> again = bench.send(() -> provider.snapshot(bench.call(made, ProviderBench.again(attempt))));
        assertThat(again.isNotDone() || again.value().equals(snapshot))
                .as("a second snapshot with one token is the first")
                .isTrue();
        RestorePoint point = new RestorePoint.Snapshot(snapshot);
        if (bench.offering.does(Extra.RESTORE)) {
            restore(made, point);
        }
        if (bench.offering.does(Extra.CREATE_FROM)) {
            createFrom(new Source(made.requireVendorId(), point));
        }
    }

    private void restore(Identity made, RestorePoint point) {
        Attempt attempt = bench.attempt(TestGuard.open());
        assertThat(bench.send(() -> provider.restore(bench.call(made, attempt), point))
                        .value())
                .isEqualTo(made.requireVendorId());
        bench.settle();
        bench.awaitReady(made);
        if (bench.traits().tagging() != Tagging.NONE) {
            assertThat(bench.alive(made))
                    .extracting(Sighting::stamp)
                    .as("the stamp")
                    .containsExactly(attempt.effect());
        }
    }

    private void createFrom(Source source) {
        Identity copy = bench.identity();
        String id =
                bench.send(() -> provider.createFrom(bench.call(copy), source)).value();
        bench.settle();
        bench.awaitReady(ProviderBench.known(copy, id));
        assertThat(bench.alive(copy)).extracting(Sighting::id).containsExactly(id);
    }

    void threads() throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            Stream<Callable<Identity>> makers = IntStream.range(0, 16).mapToObj(i -> this::oneOfMany);
            List<Identity> made = new ArrayList<>();
            for (Future<Identity> done : threads.invokeAll(makers.toList())) {
                made.add(done.get());
            }
            bench.settle();
            for (Identity identity : made) {
                assertThat(bench.alive(identity)).extracting(Sighting::id).containsExactly(identity.requireVendorId());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private Identity oneOfMany() {
        Identity identity = bench.identity();
        Identity known = ProviderBench.known(identity, bench.create(identity).value());
        bench.look(known);
        return known;
    }

    void anotherInstance() {
        Identity made = bench.made();
        Issued issued = fresh().issue(made, 1).value();
        bench.settle();
        assertThat(fresh().alive(made)).extracting(Sighting::id).containsExactly(made.requireVendorId());
        if (credentials.listed()) {
            assertThat(fresh().credentials(made)).containsExactly(issued.id());
        }
        if (credentials.revocable()) {
            fresh().revoke(made, issued.id()).value();
        }
        fresh().delete(made).value();
        bench.settle();
        assertThat(fresh().alive(made)).isEmpty();
    }

    private ProviderBench fresh() {
        return new ProviderBench(bench.contract, bench.wire);
    }
}
