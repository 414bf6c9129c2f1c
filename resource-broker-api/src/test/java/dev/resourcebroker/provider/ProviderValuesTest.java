package dev.resourcebroker.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.error.BrokerException;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.resource.ConnectionDetails;
import dev.resourcebroker.resource.Entry;
import dev.resourcebroker.resource.ResourceId;
import dev.resourcebroker.resource.ResourceType;
import dev.resourcebroker.secret.SecretValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a call carries prints no secret; what names something has a shape. */
class ProviderValuesTest {
    private static final SecretValue SECRET = SecretValue.of("s3cret");
    private static final Tag TAG =
            new Tag("prod-eu", OrgId.of("acme"), ResourceId.parse("01920000-0000-7000-8000-00000000002a"), 1);

    @Test
    void access_printsTheNamesOfItsFieldsAlone() {
        assertThat(new Access(Map.of("api-key", SECRET), Optional.of(SECRET))).hasToString("Access[api-key]");
    }

    @Test
    void access_isCopied_andNamesTheFieldThatIsMissing() {
        Map<String, SecretValue> given = new HashMap<>(Map.of("api-key", SECRET));
        Access access = Access.of(given);
        given.clear();
        assertThat(access.field("api-key").reveal()).isEqualTo("s3cret");
        assertThat(access.find("org")).isEmpty();
        assertThatThrownBy(() -> access.field("org")).hasMessage("access field org is missing");
    }

    @Test
    void aCredential_printsNoSecret() {
        NewCredential chosen = new NewCredential(1, "orders-v1", Map.of(NewCredential.SECRET, SECRET));
        ConnectionDetails details =
                new ConnectionDetails(ResourceType.POSTGRESQL, List.of(Entry.secret("password", "s3cret")));
        assertThat(chosen.toString()).contains("orders-v1").doesNotContain("s3cret");
        assertThat(new Issued("role-1", details).toString()).contains("role-1").doesNotContain("s3cret");
    }

    @Test
    void anOfferingId_isAProviderAndAName() {
        OfferingId id = OfferingId.of("neon/postgres");
        assertThat(id)
                .isEqualTo(new OfferingId(ProviderId.of("neon"), "postgres"))
                .hasToString("neon/postgres");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "neon", "/postgres", "neon/", "Neon/postgres", "neon/post gres", "neon/a/b", "neon/-a"})
    void anOfferingId_ofAnotherShape_isRefused(String bad) {
        assertThatThrownBy(() -> OfferingId.of(bad))
                .isInstanceOfSatisfying(
                        BrokerException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ARGUMENT));
    }

    @Test
    void anIdentity_knowsTheVendorsIdOrSaysThatItDoesNot() {
        assertThat(new Identity("orders-1", TAG, Optional.of("p-1")).requireVendorId())
                .isEqualTo("p-1");
        assertThatThrownBy(() -> new Identity("orders-1", TAG, Optional.empty()).requireVendorId())
                .hasMessage("the vendor's id of orders-1 isn't known");
        assertThatThrownBy(() -> new Identity("s3cret!", TAG, Optional.empty()))
                .hasMessageStartingWith("external name must be");
    }

    @Test
    void aCost_isNotNegative() {
        assertThat(Cost.monthly("19.50", "EUR").monthly()).isEqualTo("19.50");
        assertThat(Cost.monthly("0", "EUR").currency().getCurrencyCode()).isEqualTo("EUR");
        assertThatThrownBy(() -> Cost.monthly("-0.01", "EUR")).hasMessage("monthly must not be negative");
    }

    @Test
    void aSecretShape_mustAllowASecretThatCannotBeGuessed() {
        String digits = "0123456789";
        assertThatCode(() -> new SecretShape(digits, 8, 29)).doesNotThrowAnyException();
        assertThatThrownBy(() -> new SecretShape(digits, 8, 28)).hasMessage("most allows no secret of 96 bits");
        assertThatThrownBy(() -> new SecretShape("00", 8, 200)).hasMessage("alphabet has a character twice");
        assertThatThrownBy(() -> new SecretShape("", 8, 200)).hasMessage("most allows no secret of 96 bits");
        assertThatThrownBy(() -> new SecretShape(digits, 41, 40)).hasMessage("least must be 1 to 40");
        assertThatThrownBy(() -> new SecretShape(digits, 0, 40)).hasMessage("least must be 1 to 40");
    }
}
