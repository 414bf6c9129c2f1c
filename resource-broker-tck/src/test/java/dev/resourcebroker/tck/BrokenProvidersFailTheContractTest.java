package dev.resourcebroker.tck;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resourcebroker.provider.Access;
import dev.resourcebroker.provider.Answer;
import dev.resourcebroker.provider.Attempt;
import dev.resourcebroker.provider.Call;
import dev.resourcebroker.provider.Cost;
import dev.resourcebroker.provider.CredentialTraits;
import dev.resourcebroker.provider.CredentialTraits.Listing;
import dev.resourcebroker.provider.CredentialTraits.SecondIssue;
import dev.resourcebroker.provider.CredentialTraits.Style;
import dev.resourcebroker.provider.Identity;
import dev.resourcebroker.provider.Inventory;
import dev.resourcebroker.provider.Issued;
import dev.resourcebroker.provider.Look;
import dev.resourcebroker.provider.NewCredential;
import dev.resourcebroker.provider.OfferingId;
import dev.resourcebroker.provider.Outcome;
import dev.resourcebroker.provider.ResourceProvider;
import dev.resourcebroker.provider.RestorePoint;
import dev.resourcebroker.provider.SeenCredential;
import dev.resourcebroker.provider.Sighting;
import dev.resourcebroker.provider.Sighting.Condition;
import dev.resourcebroker.provider.Specification;
import dev.resourcebroker.provider.Traits;
import dev.resourcebroker.provider.Traits.SecondCreate;
import dev.resourcebroker.provider.Traits.Tagging;
import dev.resourcebroker.resource.ConnectionDetails;
import dev.resourcebroker.resource.Entry;
import dev.resourcebroker.tck.vendor.FakeVendor;
import dev.resourcebroker.tck.vendor.OpenProvider;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** For each rule a provider, or a declaration, that breaks it, and the test of that rule fails. */
@Tag("once")
class BrokenProvidersFailTheContractTest {
    private static final Traits USUAL = FakeVendorContract.USUAL;

    interface Rule {
        void test(ResourceProviderContract contract) throws Exception;
    }

    /** Something broken, and the rule that it breaks. */
    record Broken(String what, Rule rule, Traits actual, BiFunction<URI, Traits, ResourceProvider> provider) {
        Broken(String what, Rule rule, BiFunction<URI, Traits, ResourceProvider> provider) {
            this(what, rule, USUAL, provider);
        }

        /** A right provider of a vendor that differs from what is declared. */
        Broken(String what, Rule rule, Traits actual) {
            this(what, rule, actual, OpenProvider::new);
        }

        @Override
        public String toString() {
            return what;
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void aBrokenProvider_failsTheTestOfItsRule(Broken broken) {
        FakeVendorContract contract = new FakeVendorContract(broken.actual(), USUAL, broken.provider());
        try {
            assertThatThrownBy(() -> broken.rule().test(contract)).isInstanceOf(AssertionError.class);
        } finally {
            contract.close();
        }
    }

    static Stream<Broken> all() {
        return Stream.of(declaring(), looking(), sending(), refusing(), differing())
                .flatMap(Function.identity());
    }

    private static Stream<Broken> declaring() {
        AtomicInteger starts = new AtomicInteger();
        return Stream.of(
                new Broken(
                        "P1: of another version",
                        ResourceProviderContract::p1_declarations_areStableAndOfThisVersion,
                        (uri, traits) -> new OpenProvider(uri, traits) {
                            @Override
                            public int spiVersion() {
                                return 2;
                            }
                        }),
                new Broken(
                        "P1: other traits each time",
                        ResourceProviderContract::p1_declarations_areStableAndOfThisVersion,
                        (uri, traits) -> new OpenProvider(uri, lag(traits, starts.incrementAndGet()))),
                new Broken(
                        "P2: asks the vendor for a price",
                        ResourceProviderContract::p2_cost_isKnownWithoutACall,
                        (uri, traits) -> new OpenProvider(uri, traits) {
                            @Override
                            public Cost cost(Specification specification) {
                                ask(FakeVendor.access(), Duration.ofSeconds(9), "account");
                                return super.cost(specification);
                            }
                        }),
                new Broken(
                        "P3: tries what isn't declared",
                        ResourceProviderContract::p3_whatIsNotDeclared_isNotSupported,
                        (uri, traits) -> new OpenProvider(uri, undeleting(traits, Duration.ZERO)) {
                            @Override
                            public Outcome<String> undelete(Call call) {
                                return new Outcome.NotDone<>("UNKNOWN", true, Duration.ZERO);
                            }
                        }));
    }

    private static Traits lag(Traits t, long seconds) {
        return new Traits(
                t.secondCreate(),
                Duration.ofSeconds(seconds),
                t.readyWithin(),
                t.tagging(),
                t.undeleteWithin(),
                t.credentials());
    }

    private static Traits undeleting(Traits t, Duration within) {
        return new Traits(t.secondCreate(), t.visibleWithin(), t.readyWithin(), t.tagging(), within, t.credentials());
    }

    private static Stream<Broken> looking() {
        return Stream.of(
                new Broken(
                        "P4: mends while it looks",
                        ResourceProviderContract::p4_looking_changesNothing,
                        (uri, traits) -> new OpenProvider(uri, traits) {
                            @Override
                            public Look look(Call call) {
                                if (call.identity().vendorId().isPresent()) {
                                    update(call);
                                }
                                return super.look(call);
                            }
                        }),
                looks("P5: shows nothing", ResourceProviderContract::p5_look_seesWhatWasMadeInTime, seen -> List.of()),
                looks(
                        "P5: never calls it usable",
                        ResourceProviderContract::p5_look_seesWhatWasMadeInTime,
                        seen -> seen.stream()
                                .map(s -> new Sighting(
                                        s.id(), s.name(), s.tag(), Condition.MAKING, s.asWished(), s.stamp()))
                                .toList()),
                new Broken(
                        "P6: takes the name for ownership",
                        ResourceProviderContract::p6_look_showsTheTagThatIsThere,
                        (uri, traits) -> new OpenProvider(uri, traits) {
                            @Override
                            public Look look(Call call) {
                                Look.Seen seen = (Look.Seen) super.look(call);
                                List<Sighting> ours = seen.resources().stream()
                                        .map(s -> new Sighting(
                                                s.id(),
                                                s.name(),
                                                call.identity().tag(),
                                                s.condition(),
                                                s.asWished(),
                                                s.stamp()))
                                        .toList();
                                return new Look.Seen(seen.account(), ours, seen.credentials());
                            }
                        }),
                new Broken(
                        "P7: takes an error for absence",
                        ResourceProviderContract::p7_look_throughFaults_throwsOrSeesAll,
                        (uri, traits) -> new OpenProvider(uri, traits) {
                            @Override
                            protected List<SeenCredential> credentials(Call call, List<Sighting> seen) {
                                try {
                                    return super.credentials(call, seen);
                                } catch (RuntimeException e) {
                                    return List.of();
                                }
                            }
                        }),
                new Broken(
                        "P8: takes denied access for absence",
                        ResourceProviderContract::p8_deniedAccess_isDenied,
                        (uri, traits) -> new OpenProvider(uri, traits) {
                            @Override
                            public Look look(Call call) {
                                Look look = super.look(call);
                                return look instanceof Look.Denied
                                        ? new Look.Seen("fake-1", List.of(), List.of())
                                        : look;
                            }
                        }),
                new Broken(
                        "P9: lists the first page again and again",
                        ResourceProviderContract::p9_list_showsEachResourceOnce,
                        (uri, traits) -> new OpenProvider(uri, traits) {
                            @Override
                            public Answer<Inventory> list(
                                    OfferingId asked, Access access, Optional<String> cursor, Duration within) {
                                return super.list(asked, access, Optional.empty(), within);
                            }
                        }),
                new Broken(
                        "P9: lists one page",
                        ResourceProviderContract::p9_list_showsEachResourceOnce,
                        (uri, traits) -> new OpenProvider(uri, traits) {
                            @Override
                            public Answer<Inventory> list(
                                    OfferingId asked, Access access, Optional<String> cursor, Duration within) {
                                var page = (Answer.Given<Inventory>) super.list(asked, access, cursor, within);
                                return new Answer.Given<>(
                                        new Inventory(page.value().resources(), Optional.empty()));
                            }
                        }),
                new Broken(
                        "P10: takes the token for the account",
                        ResourceProviderContract::p10_account_isStableAndHarmless,
                        (uri, traits) -> new OpenProvider(uri, traits) {
                            @Override
                            public Answer<String> account(Access access, Duration within) {
                                return new Answer.Given<>(access.field("token").reveal());
                            }
                        }));
    }

    private static Broken looks(String what, Rule rule, Function<List<Sighting>, List<Sighting>> eyes) {
        return new Broken(what, rule, (uri, traits) -> new OpenProvider(uri, traits) {
            @Override
            protected List<Sighting> sightings(List<Map<String, String>> lines, String size) {
                return eyes.apply(super.sightings(lines, size));
            }
        });
    }

    private static Stream<Broken> sending() {
        return Stream.of(
                new Broken(
                        "P11: makes two",
                        ResourceProviderContract::p11_create_makesOneResource,
                        (uri, traits) -> new OpenProvider(uri, traits) {
                            @Override
                            public Outcome<String> create(Call call) {
                                super.create(call);
                                return super.create(call);
                            }
                        }),
                new Broken(
                        "P12: doesn't ask the guard",
                        ResourceProviderContract::p12_effects_askTheGuardFirst,
                        (uri, traits) -> new OpenProvider(uri, traits) {
                            @Override
                            public Outcome<String> create(Call call) {
                                return super.create(unguarded(call));
                            }
                        }),
                new Broken(
                        "P12: asks the guard, and then looks",
                        ResourceProviderContract::p12_effects_askTheGuardFirst,
                        (uri, traits) -> new OpenProvider(uri, traits) {
                            @Override
                            public Outcome<String> delete(Call call) {
                                call.attempt().guard().check();
                                look(call);
                                return super.delete(unguarded(call));
                            }
                        }),
                new Broken(
                        "P12: takes the guard's word for an answer",
                        ResourceProviderContract::p12_effects_askTheGuardFirst,
                        (uri, traits) -> new OpenProvider(uri, traits) {
                            @Override
                            public Outcome<String> create(Call call) {
                                try {
                                    return super.create(call);
                                } catch (RuntimeException e) {
                                    return new Outcome.NotDone<>("LATE", false, Duration.ZERO);
                                }
                            }
                        }),
                new Broken(
                        "P13: tries again by itself",
                        ResourceProviderContract::p13_lostRequestsAndAnswers_areNotGuessedAbout,
                        (uri, traits) -> new OpenProvider(uri, traits) {
                            @Override
                            public Outcome<String> create(Call call) {
                                Outcome<String> made = super.create(call);
                                if (made instanceof Outcome.Done<String>) {
                                    return made;
                                }
                                return super.create(call);
                            }
                        }),
                unknownBecomes(
                        "P13: takes a lost answer for not done",
                        ResourceProviderContract::p13_lostRequestsAndAnswers_areNotGuessedAbout,
                        new Outcome.NotDone<>("LOST", false, Duration.ZERO)),
                unknownBecomes(
                        "P13: takes a lost request for done",
                        ResourceProviderContract::p13_lostRequestsAndAnswers_areNotGuessedAbout,
                        new Outcome.Done<>("t1")),
                new Broken(
                        "P14: takes the vendor's error for not done",
                        ResourceProviderContract::p14_nonsense_isUnknown,
                        (uri, traits) -> new OpenProvider(uri, traits) {
                            @Override
                            protected <T> Outcome<T> refusal(HttpResponse<String> answer) {
                                return answer.statusCode() == 500
                                        ? new Outcome.NotDone<>("ERROR", false, Duration.ZERO)
                                        : super.refusal(answer);
                            }
                        }),
                new Broken(
                        "P15: waits as long as it takes",
                        ResourceProviderContract::p15_silence_endsByTheDeadline,
                        (uri, traits) -> new OpenProvider(uri, traits) {
                            @Override
                            protected HttpResponse<String> send(
                                    Access access,
                                    Duration within,
                                    String method,
                                    String path,
                                    Map<String, String> form)
                                    throws IOException {
                                return super.send(access, Duration.ofHours(1), method, path, form);
                            }
                        }),
                new Broken(
                        "P16: sees the first alone",
                        ResourceProviderContract::p16_repeatedRequests_areSeen,
                        (uri, traits) -> new OpenProvider(uri, traits) {
                            @Override
                            public Look look(Call call) {
                                Look.Seen seen = (Look.Seen) super.look(call);
                                List<Sighting> first =
                                        seen.resources().stream().limit(1).toList();
                                return new Look.Seen(seen.account(), first, seen.credentials());
                            }
                        }),
                new Broken(
                        "P32: keeps in a field what belongs to a call",
                        ResourceProviderContract::p32_threads_dontDisturbOneAnother,
                        MixedUp::new),
                new Broken(
                        "P33: knows only what it made itself",
                        ResourceProviderContract::p33_anotherInstance_carriesOn,
                        (uri, traits) -> new OpenProvider(uri, traits) {
                            private String mine = "none";

                            @Override
                            public Outcome<String> create(Call call) {
                                Outcome<String> made = super.create(call);
                                mine = ((Outcome.Done<String>) made).value();
                                return made;
                            }

                            @Override
                            public Outcome<Issued> issue(Call call, NewCredential credential) {
                                Identity kept = ProviderBench.known(call.identity(), mine);
                                return super.issue(
                                        new Call(kept, call.specification(), call.access(), call.attempt()),
                                        credential);
                            }
                        }));
    }

    private static Call unguarded(Call call) {
        Attempt a = call.attempt();
        Attempt open = new Attempt(a.token(), a.number(), a.effect(), a.fence(), a.deadline(), TestGuard.open());
        return new Call(call.identity(), call.specification(), call.access(), open);
    }

    private static Broken unknownBecomes(String what, Rule rule, Outcome<String> guess) {
        return new Broken(what, rule, (uri, traits) -> new OpenProvider(uri, traits) {
            @Override
            public Outcome<String> create(Call call) {
                Outcome<String> outcome = super.create(call);
                return outcome instanceof Outcome.Unknown ? guess : outcome;
            }
        });
    }

    /** Two threads at once send the one's name twice. */
    private static final class MixedUp extends OpenProvider {
        private volatile Call last;

        MixedUp(URI vendor, Traits traits) {
            super(vendor, traits);
        }

        @Override
        public Outcome<String> create(Call call) {
            last = call;
            look(call);
            return super.create(last);
        }
    }

    private static Stream<Broken> refusing() {
        return Stream.of(
                refuses(
                        "P17: gives up when asked to wait",
                        ResourceProviderContract::p17_beingAskedToWait_isNotDoneUntilThen,
                        answer -> new Outcome.NotDone<>("BUSY", true, Duration.ofSeconds(7))),
                refuses(
                        "P17: comes again at once",
                        ResourceProviderContract::p17_beingAskedToWait_isNotDoneUntilThen,
                        answer -> new Outcome.NotDone<>("BUSY", false, Duration.ofSeconds(6))),
                refuses(
                        "P18: tries a refusal again for ever",
                        ResourceProviderContract::p18_refusals_arePermanent,
                        answer -> new Outcome.NotDone<>("BUSY", false, Duration.ZERO)),
                refuses(
                        "P19: takes the vendor's text for a code",
                        ResourceProviderContract::p19_refusals_repeatNothingOfTheVendorsText,
                        answer -> new Outcome.NotDone<>(answer.body(), true, Duration.ZERO)),
                refuses(
                        "P19: takes the vendor's request id for a code",
                        ResourceProviderContract::p19_refusals_repeatNothingOfTheVendorsText,
                        answer -> new Outcome.NotDone<>(
                                answer.headers().firstValue("X-Request-Id").orElse("NONE"), true, Duration.ZERO)),
                refuses(
                        "P19: has sentences for codes",
                        ResourceProviderContract::p19_refusals_repeatNothingOfTheVendorsText,
                        answer -> new Outcome.NotDone<>("no way", true, Duration.ZERO)),
                refuses(
                        "P20: throws with the vendor's answer, which echoes the token",
                        ResourceProviderContract::p20_secrets_areNeverPrinted,
                        answer -> {
                            throw new IllegalStateException("broken", new IOException(answer.body()));
                        }));
    }

    private static Broken refuses(String what, Rule rule, Function<HttpResponse<String>, Outcome<Object>> refusal) {
        return new Broken(what, rule, (uri, traits) -> new OpenProvider(uri, traits) {
            @Override
            @SuppressWarnings("unchecked")
            protected <T> Outcome<T> refusal(HttpResponse<String> answer) {
                return (Outcome<T>) refusal.apply(answer);
            }
        });
    }

    private static Stream<Broken> differing() {
        CredentialTraits usual = USUAL.credentials();
        return Stream.of(
                vendor("P21: refuses", ResourceProviderContract::p21_secondCreate_isAsDeclared, SecondCreate.REFUSED),
                vendor("P21: is the same", ResourceProviderContract::p21_secondCreate_isAsDeclared, SecondCreate.SAME),
                new Broken(
                        "P22: tags afterwards",
                        ResourceProviderContract::p22_tagging_isAsDeclared,
                        FakeVendorContract.traits(SecondCreate.DOUBLES, Tagging.AFTER, USUAL.undeleteWithin(), usual)),
                new Broken(
                        "P23: shows the secret to all",
                        ResourceProviderContract::p23_issue_givesACredential,
                        (uri, traits) -> new OpenProvider(uri, traits) {
                            @Override
                            protected Issued issued(Map<String, String> line) {
                                Issued issued = super.issued(line);
                                List<Entry> open = List.of(
                                        Entry.open("uri", "fake://" + line.get("secret") + "@fake"),
                                        Entry.secret("password", line.get("secret")));
                                return new Issued(
                                        issued.id(),
                                        new ConnectionDetails(issued.details().type(), open));
                            }
                        }),
                credentials(
                        "P23: doesn't tell versions",
                        ResourceProviderContract::p23_issue_givesACredential,
                        new CredentialTraits(Style.PER_VERSION, SecondIssue.REFUSED, 2, Listing.IDS, true, false)),
                credentials(
                        "P24: doubles",
                        ResourceProviderContract::p24_secondIssue_isAsDeclared,
                        new CredentialTraits(Style.PER_VERSION, SecondIssue.DOUBLES, 2, Listing.VERSIONS, true, false)),
                credentials(
                        "P24: is the same",
                        ResourceProviderContract::p24_secondIssue_isAsDeclared,
                        new CredentialTraits(Style.PER_VERSION, SecondIssue.SAME, 2, Listing.VERSIONS, true, false)),
                credentials(
                        "P25: has no limit",
                        ResourceProviderContract::p25_versions_areAsDeclared,
                        new CredentialTraits(Style.PER_VERSION, SecondIssue.REFUSED, 9, Listing.VERSIONS, true, false)),
                credentials(
                        "P25: replaces the secret",
                        ResourceProviderContract::p25_versions_areAsDeclared,
                        new CredentialTraits(Style.IN_PLACE, SecondIssue.DOUBLES, 2, Listing.VERSIONS, true, false)),
                new Broken(
                        "P26: revokes nothing",
                        ResourceProviderContract::p26_revoke_endsOneCredential,
                        (uri, traits) -> new OpenProvider(uri, traits) {
                            @Override
                            public Outcome<String> revoke(Call call, String credentialId) {
                                return new Outcome.Done<>(credentialId);
                            }
                        }),
                gone("P26: can't revoke what is gone", ResourceProviderContract::p26_revoke_endsOneCredential),
                gone("P27: can't delete what is gone", ResourceProviderContract::p27_delete_removesOneResource),
                credentials(
                        "P28: keeps credentials",
                        ResourceProviderContract::p28_credentialsOfTheDeleted_areAsDeclared,
                        new CredentialTraits(Style.PER_VERSION, SecondIssue.REFUSED, 2, Listing.VERSIONS, true, true)),
                new Broken(
                        "P29: keeps nothing that is deleted",
                        ResourceProviderContract::p29_undelete_isAsDeclared,
                        undeleting(USUAL, Duration.ZERO)),
                looks(
                        "P30: is content with what is there",
                        ResourceProviderContract::p30_update_meetsTheSpecification,
                        seen -> seen.stream()
                                .map(s -> new Sighting(s.id(), s.name(), s.tag(), s.condition(), true, s.stamp()))
                                .toList()),
                looks(
                        "P42: tells what was wished",
                        ResourceProviderContract::p42_actual_isAsDeclared,
                        seen -> seen.stream()
                                .map(s -> s.actual(Map.of("size", "3")))
                                .toList()),
                new Broken(
                        "P43: looks twice",
                        ResourceProviderContract::p43_requestsPerLook_areAsDeclared,
                        (uri, traits) -> new OpenProvider(uri, traits) {
                            @Override
                            public Look look(Call call) {
                                super.look(call);
                                return super.look(call);
                            }
                        }),
                looks(
                        "P42: tells nothing",
                        ResourceProviderContract::p42_actual_isAsDeclared,
                        seen -> seen.stream().map(s -> s.actual(Map.of())).toList()),
                new Broken(
                        "P31: one snapshot more for each try",
                        ResourceProviderContract::p31_snapshots_areAsDeclared,
                        (uri, traits) -> new OpenProvider(uri, traits) {
                            @Override
                            public Outcome<String> snapshot(Call call) {
                                Attempt a = call.attempt();
                                String token = a.token() + a.number();
                                return effect(
                                        call,
                                        "POST",
                                        "things/" + call.identity().requireVendorId() + "/snapshots",
                                        Map.of("token", token),
                                        line -> line.get("id"));
                            }
                        }),
                new Broken(
                        "P31: restores without a trace",
                        ResourceProviderContract::p31_snapshots_areAsDeclared,
                        (uri, traits) -> new OpenProvider(uri, traits) {
                            @Override
                            public Outcome<String> restore(Call call, RestorePoint point) {
                                return new Outcome.Done<>(call.identity().requireVendorId());
                            }
                        }),
                new Broken("P5: lags longer", ResourceProviderContract::p5_look_seesWhatWasMadeInTime, lag(USUAL, 60)));
    }

    private static Broken vendor(String what, Rule rule, SecondCreate second) {
        return new Broken(
                what,
                rule,
                FakeVendorContract.traits(second, Tagging.ATOMIC, USUAL.undeleteWithin(), USUAL.credentials()));
    }

    private static Broken credentials(String what, Rule rule, CredentialTraits actual) {
        return new Broken(
                what,
                rule,
                FakeVendorContract.traits(SecondCreate.DOUBLES, Tagging.ATOMIC, USUAL.undeleteWithin(), actual));
    }

    private static Broken gone(String what, Rule rule) {
        return new Broken(what, rule, (uri, traits) -> new OpenProvider(uri, traits) {
            @Override
            protected Outcome<String> gone(Call call, String path, String id) {
                return effect(call, "DELETE", path, Map.of(), line -> id);
            }
        });
    }
}
