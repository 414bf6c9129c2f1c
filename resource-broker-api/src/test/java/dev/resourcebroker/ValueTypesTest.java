package dev.resourcebroker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resourcebroker.binding.BindingId;
import dev.resourcebroker.binding.InjectionId;
import dev.resourcebroker.binding.Naming;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.error.BrokerException;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.resource.CustomResource;
import dev.resourcebroker.resource.Entry;
import dev.resourcebroker.resource.ExternalLink;
import dev.resourcebroker.resource.KindId;
import dev.resourcebroker.resource.Labels;
import dev.resourcebroker.resource.ResourceId;
import dev.resourcebroker.resource.ResourceType;
import dev.resourcebroker.secret.SecretValue;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every named thing takes and refuses. A refusal names the field and never repeats what was given. */
class ValueTypesTest {
    private static final KindId LICENCE = KindId.of("licence_key");

    /** A field, how long it may be, and how it is set. */
    private record Field(String name, int most, Consumer<String> set) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Field> everyName() {
        return Stream.of(
                new Field("org", 128, OrgId::of),
                new Field("actor", 200, Actor::user),
                new Field("actor kind", 63, kind -> new Actor(kind, "jane")),
                new Field("workload", 63, Workload::named),
                new Field("environment", 63, Workload.named("api")::in),
                new Field("name", 63, ExternalLink::named),
                new Field("name", 63, name -> CustomResource.of(LICENCE, name)),
                new Field("kind", 63, KindId::of),
                new Field("type", 63, ResourceType::of),
                new Field("entry name", 63, name -> Entry.open(name, "x")),
                new Field("label name", 63, name -> Labels.of(Map.of(name, "x"))),
                new Field("variable", 255, name -> Naming.variable(name, "{uri}")));
    }

    @ParameterizedTest
    @MethodSource("everyName")
    void aName_mayBeAsLongAsSaidAndNotLonger(Field field) {
        assertThatCode(() -> field.set().accept("a".repeat(field.most()))).doesNotThrowAnyException();
        refuses(field, "a".repeat(field.most() + 1), "has " + (field.most() + 1) + " characters");
        refuses(field, "a".repeat(1_000_000), "has 1000000 characters");
    }

    @ParameterizedTest
    @MethodSource("everyName")
    void aName_isNeverEmpty(Field field) {
        refuses(field, "", "must not be empty");
    }

    @ParameterizedTest
    @MethodSource("everyName")
    void aName_holdsNoControlCharacterAndNoHalfOfACharacter(Field field) {
        for (String bad : List.of("s3cret\0", "s3cret\n", "\ns3cret", "s3\tcret", "s3cret\u001b[31m", "s3cret\ud83d")) {
            refuses(field, bad, "");
        }
    }

    private static void refuses(Field field, String value, String problem) {
        assertThatThrownBy(() -> field.set().accept(value))
                .hasMessageStartingWith(field.name())
                .hasMessageContaining(problem)
                .hasMessageNotContaining("s3cret")
                .asInstanceOf(InstanceOfAssertFactories.type(BrokerException.class))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ARGUMENT))
                .satisfies(e -> assertThat(e.field()).contains(field.name()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme", "ACME", "0", "a.b_c:d-e", "01920000-0000-7000-8000-000000000000"})
    void anOrg_takesTheIdsThatPlatformsHave(String org) {
        assertThat(OrgId.of(org)).hasToString(org);
    }

    @ParameterizedTest
    @ValueSource(strings = {".acme", "-acme", "ac me", "a/b", "ä", "a'b", "a;b", "a%b"})
    void anOrg_refusesWhatNeedsQuoting(String org) {
        assertThatThrownBy(() -> OrgId.of(org)).hasMessageStartingWith("org must be ");
    }

    @Test
    void anActor_printsItsSortAndName() {
        assertThat(Actor.user("Jane Doe, café")).hasToString("user:Jane Doe, café");
        assertThat(Actor.service("ci:deploy")).hasToString("service:ci:deploy");
        assertThat(Actor.UNSTATED).hasToString("unstated:-");
    }

    @Test
    void anActorsSort_holdsNoColonSoThatPrintingIsUnambiguous() {
        assertThatThrownBy(() -> new Actor("a:b", "c")).hasMessageStartingWith("actor kind ");
    }

    @Test
    void aWorkload_isOfProductionUnlessSaid() {
        assertThat(Workload.named("api"))
                .isEqualTo(new Workload("api", "production"))
                .hasToString("api (production)");
        assertThat(Workload.named("api").in("preview"))
                .isEqualTo(new Workload("api", "preview"))
                .isNotEqualTo(Workload.named("api"));
    }

    @Test
    void everyId_isReadFromItsOwnText() {
        String text = "01920000-0000-7000-8000-00000000002a";
        List<Function<String, Object>> parsers = List.of(ResourceId::parse, BindingId::parse, InjectionId::parse);
        for (Function<String, Object> parser : parsers) {
            assertThat(parser.apply(text)).hasToString(text).isEqualTo(parser.apply(text));
            for (String bad : List.of("", "s3cret", text + "0000000000000", "01920000")) {
                assertThatThrownBy(() -> parser.apply(bad))
                        .hasMessageEndingWith(" id must be a UUID")
                        .hasNoCause();
            }
        }
    }

    @Test
    void labels_areCopiedAndLimited() {
        Map<String, String> given = new java.util.HashMap<>(Map.of("tier", "gold"));
        Labels labels = Labels.of(given);
        given.put("tier", "lead");
        assertThat(labels.values()).containsExactly(Map.entry("tier", "gold"));
        assertThatThrownBy(() -> labels.values().put("x", "y")).isInstanceOf(UnsupportedOperationException.class);

        assertThat(Labels.of(numbered(64)).values()).hasSize(64);
        assertThatThrownBy(() -> Labels.of(numbered(65))).hasMessage("labels has 65 entries, at most 64");
    }

    private static Map<String, String> numbered(int count) {
        Map<String, String> labels = new java.util.HashMap<>();
        for (int i = 0; i < count; i++) {
            labels.put("l" + i, "");
        }
        return labels;
    }

    @Test
    void aLabelsValue_isAnyTextOfAtMost255CharactersAndARefusalDoesNotRepeatIt() {
        assertThat(Labels.of(Map.of("tier", "v".repeat(255))).values()).hasSize(1);
        assertThat(Labels.of(Map.of("tier", "")).values()).containsEntry("tier", "");
        for (String bad : List.of("s3cret".repeat(50), "s3cret\0", "s3cret\ud83d")) {
            assertThatThrownBy(() -> Labels.of(Map.of("tier", bad)))
                    .hasMessageStartingWith("label tier ")
                    .hasMessageNotContaining("s3cret");
        }
    }

    @Test
    void aPage_hasOneToAThousandItems() {
        assertThat(Page.Request.first(1).size()).isEqualTo(1);
        assertThat(Page.Request.first(1000).size()).isEqualTo(1000);
        for (int bad : new int[] {0, -1, 1001, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            assertThatThrownBy(() -> Page.Request.first(bad)).hasMessage("page size must be 1 to 1000");
        }
        assertThat(Page.Request.FIRST.after()).isEmpty();
    }

    @Test
    void aPagesItems_areCopied() {
        List<String> given = new java.util.ArrayList<>(List.of("a"));
        Page<String> page = new Page<>(given, java.util.Optional.empty());
        given.add("b");
        assertThat(page.items()).containsExactly("a");
    }

    @Test
    void aConnectionString_isRefusedWithNulOrHalfACharacterAndNeverRepeated() {
        for (String bad : List.of("postgres://a:s3cret\0@h/d", "postgres://a:s3cret\ud83d@h/d")) {
            assertThatThrownBy(() -> ExternalLink.named("orders-db").connectionString(bad))
                    .hasMessageStartingWith("connectionString ")
                    .hasMessageNotContaining("s3cret");
        }
    }

    @Test
    void aRequest_printsNothingOfItsSecretsAndLeavesEarlierCopiesAlone() {
        ExternalLink empty = ExternalLink.named("orders-db");
        ExternalLink link = empty.connectionString("postgres://a:s3cret@h/d");
        assertThat(link.toString()).isEqualTo("ExternalLink[orders-db]");
        assertThat(link.secrets().toString()).doesNotContain("s3cret");
        assertThat(empty.secrets()).isEmpty();

        CustomResource custom = CustomResource.of(LICENCE, "maps");
        CustomResource secret = custom.parameter("product", "maps").secret("key", SecretValue.of("s3cret"));
        assertThat(secret.toString()).isEqualTo("CustomResource[licence_key maps]");
        assertThat(secret.secrets().toString()).doesNotContain("s3cret");
        assertThat(custom.secrets()).isEmpty();
        assertThat(custom.parameters()).isEmpty();
    }
}
