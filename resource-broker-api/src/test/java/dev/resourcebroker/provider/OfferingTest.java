package dev.resourcebroker.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resourcebroker.error.BrokerException;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.provider.CredentialTraits.Listing;
import dev.resourcebroker.provider.CredentialTraits.SecondIssue;
import dev.resourcebroker.provider.CredentialTraits.Style;
import dev.resourcebroker.provider.Traits.SecondCreate;
import dev.resourcebroker.provider.Traits.Tagging;
import dev.resourcebroker.resource.ResourceType;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may be chosen, and what an offering must declare to be of one piece. */
class OfferingTest {
    private static final OfferingId ID = OfferingId.of("neon/postgres");

    private static final Offering POSTGRES = offering(Tagging.ATOMIC, Duration.ZERO)
            .parameters(
                    Parameter.of("region", "where", new Values.Choice(List.of("eu", "us"))),
                    Parameter.of("name", "shown", new Values.Text(20)).preset("orders"),
                    Parameter.of("gigabytes", "how large", new Values.Whole(1, 64))
                            .preset("8")
                            .canChange(),
                    Parameter.of("units", "how fast", new Values.Decimal(new BigDecimal("0.25"), BigDecimal.TEN))
                            .preset("0.250")
                            .canChange(),
                    Parameter.of("public", "for all", new Values.Flag()).preset("false"),
                    Parameter.of("keep", "history", new Values.Span(Duration.ZERO, Duration.ofDays(7)))
                            .preset("PT24H"));

    private static final Specification STORED = POSTGRES.specify(Map.of("region", "eu"));

    private static Offering offering(Tagging tagging, Duration undelete) {
        CredentialTraits credentials =
                new CredentialTraits(Style.PER_VERSION, SecondIssue.REFUSED, 10, Listing.VERSIONS, true, false);
        Duration minute = Duration.ofMinutes(1);
        Traits traits = new Traits(SecondCreate.DOUBLES, minute, minute, tagging, undelete, credentials);
        return Offering.of(ID, ResourceType.POSTGRESQL, traits, new SecretSource.VendorOnce());
    }

    @Test
    void whatIsLeftOut_isFilledIn_andEveryValueHasOneForm() {
        assertThat(STORED.parameters())
                .containsEntry("region", "eu")
                .containsEntry("name", "orders")
                .containsEntry("gigabytes", "8")
                .containsEntry("units", "0.25")
                .containsEntry("public", "false")
                .containsEntry("keep", "PT24H");
        assertThat(POSTGRES.specify(Map.of("region", "eu", "gigabytes", "008", "units", "0.25000", "keep", "P1D")))
                .isEqualTo(STORED);
    }

    @Test
    void aValue_isReadAsWhatItIs() {
        assertThat(STORED.offering()).isEqualTo(ID);
        assertThat(STORED.text("region")).isEqualTo("eu");
        assertThat(STORED.whole("gigabytes")).isEqualTo(8);
        assertThat(STORED.decimal("units")).isEqualTo("0.25");
        assertThat(STORED.flag("public")).isFalse();
        assertThat(STORED.span("keep")).isEqualTo(Duration.ofDays(1));
        assertThatThrownBy(() -> STORED.text("regoin")).hasMessageContainingAll("neon/postgres", "regoin", "region");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "region; s3cret; must be one of eu, us",
                "region; ''; must be one of eu, us",
                "name; s3cret-s3cret-s3cret-; must be a text of 1 to 20 characters without control characters",
                "gigabytes; 0; must be a whole number from 1 to 64",
                "gigabytes; 65; must be a whole number from 1 to 64",
                "gigabytes; 8.0; must be a whole number from 1 to 64",
                "gigabytes; 99999999999999999999; must be a whole number from 1 to 64",
                "units; 0.2; must be a decimal number from 0.25 to 10",
                "units; 10.01; must be a decimal number from 0.25 to 10",
                "units; 1e9; must be a decimal number from 0.25 to 10",
                "public; yes; must be true or false",
                "keep; P8D; must be a duration from PT0S to PT168H",
                "keep; -PT1S; must be a duration from PT0S to PT168H",
                "keep; week; must be a duration from PT0S to PT168H",
            })
    void aValueOutOfItsLimits_isNamedWithWhatIsAllowed_andNeverRepeated(String name, String value, String problem) {
        Map<String, String> given = name.equals("region") ? Map.of(name, value) : Map.of("region", "eu", name, value);
        refuses(() -> POSTGRES.specify(given), "parameter " + name, problem);
        refuses(() -> POSTGRES.change(STORED, given), "parameter " + name, problem);
    }

    @Test
    void aTextWithControlCharactersOrHalfOfOne_isRefused() {
        for (String bad : List.of("s3\ncret", "s3\0cret", "s3cret\ud83d")) {
            assertThatThrownBy(() -> POSTGRES.specify(Map.of("region", "eu", "name", bad)))
                    .isInstanceOf(BrokerException.class)
                    .hasMessageStartingWith("parameter name must be a text")
                    .hasMessageNotContaining("s3");
        }
    }

    @Test
    void anUnknownParameter_isNamedWithThoseThereAre() {
        String known = "is unknown to neon/postgres, which has gigabytes, keep, name, public, region, units";
        refuses(() -> POSTGRES.specify(Map.of("region", "eu", "regoin", "eu")), "parameter regoin", known);
        refuses(() -> POSTGRES.change(STORED, Map.of("regoin", "eu")), "parameter regoin", known);
        refuses(
                () -> offering(Tagging.ATOMIC, Duration.ZERO).specify(Map.of("region", "eu")),
                "parameter region",
                "is unknown to neon/postgres, which has none");
    }

    @Test
    void anUnknownParameterThatIsNoName_mayBeASecretAndIsNotRepeated() {
        for (String bad : List.of("S3cret", "s3cret word", "s3cret".repeat(11), "")) {
            assertThatThrownBy(() -> POSTGRES.specify(Map.of("region", "eu", bad, "x")))
                    .hasMessageStartingWith("parameter with a name that isn't one is unknown to neon/postgres")
                    .hasMessageNotContainingAny("S3cret", "s3cret");
        }
    }

    @Test
    void aMissingParameterWithoutPreset_isNamedWithWhatIsAllowed() {
        refuses(() -> POSTGRES.specify(Map.of()), "parameter region", "is missing; it must be one of eu, us");
    }

    @Test
    void whatCanChange_changes_andTheRestStays() {
        Specification larger = POSTGRES.change(STORED, Map.of("gigabytes", "16", "region", "eu"));
        assertThat(larger.whole("gigabytes")).isEqualTo(16);
        assertThat(larger.text("region")).isEqualTo("eu");
        assertThat(POSTGRES.change(larger, Map.of())).isEqualTo(larger);
    }

    @Test
    void whatCannotChange_isNamed() {
        String problem = "can't be changed once the resource is there";
        refuses(() -> POSTGRES.change(STORED, Map.of("region", "us")), "parameter region", problem);
        refuses(() -> POSTGRES.change(STORED, Map.of("keep", "P2D")), "parameter keep", problem);
    }

    @Test
    void aParameterThatCameLater_isFilledInAtTheNextChange() {
        Specification older = new Specification(ID, Map.of("region", "eu", "retired", "x"));
        assertThat(POSTGRES.change(older, Map.of())).isEqualTo(STORED);
    }

    @Test
    void aPreset_mustBeOneOfTheValues() {
        Parameter region = Parameter.of("region", "where", new Values.Choice(List.of("eu")));
        refuses(() -> region.preset("us"), "parameter region", "must be one of eu");
    }

    @Test
    void anOffering_mustDeclareWhatItsPartsNeed() {
        Parameter twice = Parameter.of("region", "where", new Values.Flag());
        Offering plain = offering(Tagging.ATOMIC, Duration.ZERO);
        refuses(() -> plain.parameters(twice, twice), "parameters", "has a name twice");
        refuses(() -> plain.extra(Extra.UNDELETE), "extras", "and undeleteWithin disagree about UNDELETE");
        refuses(() -> bare(POSTGRES), "extras", "lacks UPDATE, although a parameter can change");
        refuses(
                () -> bare(offering(Tagging.AFTER, Duration.ZERO)),
                "extras",
                "lacks UPDATE, which finishes what is tagged AFTER");
    }

    private static Offering bare(Offering o) {
        return new Offering(o.id(), o.type(), o.parameters(), o.traits(), o.secrets(), o.master(), Set.of(), 1);
    }

    @Test
    void whatFollowsFromItsParts_isDeclaredByThem() {
        assertThat(offering(Tagging.ATOMIC, Duration.ZERO).extras()).isEmpty();
        assertThat(offering(Tagging.AFTER, Duration.ofDays(7)).extras()).containsOnly(Extra.UPDATE, Extra.UNDELETE);
        assertThat(POSTGRES.extra(Extra.SNAPSHOT).extras()).containsOnly(Extra.UPDATE, Extra.SNAPSHOT);
        assertThat(POSTGRES.does(Extra.UPDATE)).isTrue();
        assertThat(POSTGRES.does(Extra.RESTORE)).isFalse();
        SecretShape digits = new SecretShape("0123456789", 8, 64);
        assertThat(POSTGRES.master(digits).master()).contains(digits);
    }

    private static void refuses(ThrowingCallable call, String field, String problem) {
        assertThatThrownBy(call)
                .hasMessage(field + " " + problem)
                .hasMessageNotContaining("s3cret")
                .asInstanceOf(InstanceOfAssertFactories.type(BrokerException.class))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ARGUMENT))
                .satisfies(e -> assertThat(e.field()).contains(field));
    }
}
