package dev.resourcebroker.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.resourcebroker.error.TransientBrokerException;
import dev.resourcebroker.provider.Attempt;
import dev.resourcebroker.provider.Identity;
import dev.resourcebroker.provider.Look;
import dev.resourcebroker.provider.Outcome.Done;
import dev.resourcebroker.provider.Outcome.NotDone;
import dev.resourcebroker.provider.Traits.SecondCreate;
import dev.resourcebroker.provider.Traits.Tagging;
import dev.resourcebroker.tck.FaultyWire.Exchange;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Lets each request of each effect go wrong in turn, and compares what the provider says with what is there. */
final class FaultChecks {
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofSeconds(10);

    private final ProviderBench bench;

    FaultChecks(ProviderBench bench) {
        this.bench = bench;
    }

    /** An effect through a fault at one of its requests. */
    private record Strike(Scene.Kind kind, Fault fault, int number, Exchange request) {
        @Override
        public String toString() {
            return kind + " with " + fault + " at its request " + number + ", " + request.method() + " "
                    + request.path();
        }
    }

    /** What came of it. */
    private record Story(Strike strike, Scene scene, Tried<?> tried, int count) {}

    private List<Exchange> cleanRun(Scene.Kind kind) {
        Scene scene = kind.open(bench);
        return bench.sentBy(() -> scene.send(scene.attempt).value());
    }

    private void eachStrike(Fault fault, Predicate<Exchange> where, Consumer<Strike> check) {
        for (Scene.Kind kind : Scene.of(bench)) {
            List<Exchange> sent = cleanRun(kind);
            for (int i = 0; i < sent.size(); i++) {
                if (where.test(sent.get(i))) {
                    check.accept(new Strike(kind, fault, i + 1, sent.get(i)));
                }
            }
        }
    }

    private Story tell(Strike strike) {
        return tell(strike, strike.kind().open(bench));
    }

    private Story tell(Strike strike, Scene scene) {
        Tried<?> tried = sendThrough(strike, scene);
        bench.settle();
        Story story = new Story(strike, scene, tried, scene.count());
        // Of what the network repeated, the answer tells the last copy's fate.
        if (strike.fault() != Fault.TWICE) {
            assertHonest(story);
        }
        return story;
    }

    private Tried<?> sendThrough(Strike strike, Scene scene) {
        bench.wire.strike(strike.fault(), strike.number());
        Tried<?> tried = scene.send(scene.attempt);
        bench.wire.clear();
        return tried;
    }

    private static void assertHonest(Story story) {
        assertThat(story.count()).as("%s happens once at most", story.strike()).isLessThan(2);
        if (story.tried().isDone()) {
            assertThat(story.count())
                    .as("%s is said to be done", story.strike())
                    .isPositive();
        }
        if (story.tried().isNotDone()) {
            assertThat(story.count())
                    .as("%s is said not to be done", story.strike())
                    .isZero();
        }
    }

    void lostRequestsAndAnswers() {
        for (Fault fault : List.of(Fault.DROPPED, Fault.LOST)) {
            eachStrike(fault, request -> true, strike -> sendAgain(tell(strike)));
        }
    }

    /** As the engine would: what isn't there is sent again, under the same name and token. */
    private void sendAgain(Story story) {
        boolean repeatable =
                story.strike().kind().name().equals("create") && bench.traits().secondCreate() == SecondCreate.SAME;
        if (story.count() > 0 && !repeatable) {
            return;
        }
        assertThat(story.scene()
                        .send(ProviderBench.again(story.scene().attempt))
                        .isDone())
                .as("%s, sent again", story.strike())
                .isTrue();
        bench.settle();
        assertThat(story.scene().count()).as("%s, sent again", story.strike()).isOne();
    }

    void nonsense() {
        for (Fault fault : List.of(Fault.ERROR, Fault.LATE_ERROR)) {
            eachStrike(fault, bench::changes, this::assertOpen);
        }
        for (Fault fault : List.of(Fault.PAGE, Fault.LATE_PAGE)) {
            // An answer without content can't be told from such a page by every client.
            eachStrike(fault, request -> bench.changes(request) && request.hasBody(), this::assertOpen);
        }
    }

    private void assertOpen(Strike strike) {
        assertThat(tell(strike).tried().isOpen()).as("%s is unknown", strike).isTrue();
    }

    void silence() {
        eachStrike(Fault.SILENCE, bench::changes, strike -> {
            Attempt soon = bench.attempt(new TestGuard(SHORT, () -> {}));
            Scene scene = strike.kind().open(bench, soon);
            Story story = assertTimeoutPreemptively(LONG, () -> tell(strike, scene), strike::toString);
            assertThat(story.tried().isOpen()).as("%s is unknown", strike).isTrue();
        });
    }

    void askedToWait() {
        for (Fault fault : List.of(Fault.BUSY, Fault.AWAY)) {
            eachStrike(fault, bench::changes, strike -> {
                Story story = tell(strike);
                if (story.count() == 0) {
                    NotDone<?> refusal = story.tried().refusal(strike.toString());
                    assertThat(refusal.permanent())
                            .as("%s is permanent", strike)
                            .isFalse();
                    assertThat(refusal.retryAfter())
                            .as("%s, when to come again", strike)
                            .isGreaterThanOrEqualTo(Duration.ofSeconds(FaultyWire.RETRY_AFTER));
                }
            });
        }
    }

    void refusals() {
        eachStrike(Fault.REFUSED, bench::changes, strike -> {
            Story story = tell(strike);
            if (story.count() == 0) {
                assertThat(story.tried().refusal(strike.toString()).permanent())
                        .as("%s is permanent", strike)
                        .isTrue();
            }
        });
    }

    void refusalsAreSilent() {
        for (Fault fault : List.of(Fault.REFUSED, Fault.UNAUTHORIZED, Fault.FORBIDDEN, Fault.BUSY)) {
            eachStrike(fault, request -> true, strike -> {
                Tried<?> tried = tell(strike).tried();
                if (tried.isNotDone()) {
                    assertThat(tried.refusal("").code())
                            .as("the code of %s", strike)
                            .matches("[A-Z0-9_]{1,63}");
                }
            });
        }
    }

    void faultsPrintNoSecret() {
        for (Fault fault : List.of(Fault.ERROR, Fault.PAGE, Fault.AWAY)) {
            eachStrike(
                    fault,
                    request -> true,
                    strike -> sendThrough(strike, strike.kind().open(bench)));
        }
        bench.assertSilent(bench.provider);
    }

    void repeatedRequests() {
        eachStrike(Fault.TWICE, bench::changes, strike -> {
            Story story = tell(strike);
            assertThat(story.count()).as("%s happened", strike).isPositive();
            if (bench.traits().tagging() == Tagging.ATOMIC) {
                assertThat(bench.alive(story.scene().identity).size())
                        .as("what %s made, by a look and by the list", strike)
                        .isEqualTo(Listings.alive(bench, story.scene().identity).size());
            }
        });
    }

    void guards() {
        for (Scene.Kind kind : Scene.of(bench)) {
            AtomicInteger last = new AtomicInteger(-1);
            TestGuard watching =
                    TestGuard.asking(() -> last.set(bench.wire.exchanges().size()));
            Scene scene = kind.open(bench, bench.attempt(watching));
            List<Exchange> sent = bench.sentBy(() -> scene.send(scene.attempt).value());
            assertThat(last.get()).as("%s asks the guard", kind).isBetween(0, sent.size() - 1);
            assertThat(bench.changes(sent.get(last.get())))
                    .as("what %s sends next to asking the guard, %s, changes something", kind, sent.get(last.get()))
                    .isTrue();
            unguardedAreRepeatable(kind, sent, last.get());
            refusing(kind);
        }
    }

    private void unguardedAreRepeatable(Scene.Kind kind, List<Exchange> sent, int guarded) {
        for (int i = 0; i < sent.size(); i++) {
            if (i != guarded && bench.changes(sent.get(i))) {
                Story story = tell(new Strike(kind, Fault.TWICE, i + 1, sent.get(i)));
                assertThat(story.count())
                        .as("%s, a request that no guard was asked for", story.strike())
                        .isOne();
            }
        }
    }

    private void refusing(Scene.Kind kind) {
        TransientBrokerException expired = TestGuard.expired();
        AtomicInteger sentBefore = new AtomicInteger();
        TestGuard refusing = TestGuard.asking(() -> {
            sentBefore.set(bench.wire.exchanges().size());
            throw expired;
        });
        Scene scene = kind.open(bench, bench.attempt(refusing));
        bench.wire.clear();
        Tried<?> tried = scene.send(scene.attempt);
        assertThat(tried.escaped())
                .as("%s lets pass what the guard throws", kind)
                .isSameAs(expired);
        assertThat(bench.wire.exchanges()).as("%s after the guard threw", kind).hasSize(sentBefore.get());
        bench.wire.clear();
        bench.settle();
        assertThat(scene.count()).as("%s although the guard threw", kind).isZero();
    }

    void looks() {
        Identity made = bench.made();
        bench.issue(made, 1).value();
        bench.settle();
        bench.awaitReady(made);
        Look clean = bench.look(made);
        int requests = bench.sentBy(() -> bench.look(made)).size();
        for (Fault fault : Fault.values()) {
            for (int number = 1; number <= requests && fault != Fault.TWICE; number++) {
                assertThrowsOrSees(made, clean, fault, number);
            }
        }
    }

    private void assertThrowsOrSees(Identity made, Look clean, Fault fault, int number) {
        Attempt soon = bench.attempt(new TestGuard(fault == Fault.SILENCE ? SHORT : LONG, () -> {}));
        bench.wire.strike(fault, number);
        Tried<Look> tried = assertTimeoutPreemptively(
                LONG, () -> bench.send(() -> new Done<>(bench.provider.look(bench.call(made, soon)))));
        bench.wire.clear();
        boolean denied = fault == Fault.UNAUTHORIZED || fault == Fault.FORBIDDEN;
        if (tried.isDone() && !(denied && tried.value() instanceof Look.Denied)) {
            assertThat(tried.value())
                    .as("a look with %s at its request %d", fault, number)
                    .isEqualTo(clean);
        }
    }
}
