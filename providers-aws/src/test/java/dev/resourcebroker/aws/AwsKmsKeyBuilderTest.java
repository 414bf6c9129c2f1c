package dev.resourcebroker.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import java.net.URI;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AwsKmsKeyBuilderTest {
    private static final String ARN = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

    private final AwsKmsKeyBuilder builder = AwsKmsKey.builder();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
                "arn:aws:kms:us-east-1:111122223333:key/mrk-1234abcd12ab34cd56ef12345678990ab",
                "arn:aws-us-gov:kms:us-gov-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
                "arn:aws-cn:kms:cn-north-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"
            })
    void anArnOfAKey_isItsIdWithoutAnyCall(String arn) {
        try (AwsKmsKey key = builder.keyArn(arn).build()) {
            assertThat(key.id()).isEqualTo(arn);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1234abcd-12ab-34cd-56ef-1234567890ab",
                "alias/kek",
                "arn:aws:kms:eu-central-1:111122223333:alias/kek",
                "arn:aws:kms:eu-central-1:1111:key/1234abcd",
                "arn:aws:kms::111122223333:key/1234abcd",
                "arn:aws:s3:eu-central-1:111122223333:key/1234abcd",
                "arn:aws:kms:eu-central-1:111122223333:key/*",
                "arn:aws:kms:eu-central-1:111122223333:key/1234abcd\n",
                "arn:aws:kms:evil.example/:111122223333:key/1234abcd"
            })
    void anyOtherArn_isRefused(String arn) {
        assertInvalid("keyArn", () -> builder.keyArn(arn));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "broker",
                "arn:aws:iam::111122223333:user/x",
                "arn:aws:iam::111122223333:role/",
                "arn:aws:iam::1:role/x"
            })
    void aRoleThatIsNone_isRefused(String arn) {
        assertInvalid("roleArn", () -> builder.assumingRole(arn, new ExternalId("x1")));
    }

    @Test
    void theArn_isRequired() {
        assertInvalid("keyArn", builder::build);
    }

    @Test
    void limits_areChecked() {
        builder.keyArn(ARN);
        assertInvalid("callTimeout", () -> builder.callTimeout(Duration.ZERO).build());
        assertInvalid(
                "callTimeout", () -> builder.callTimeout(Duration.ofSeconds(61)).build());
        builder.callTimeout(Duration.ofSeconds(5));
        assertInvalid(
                "attemptTimeout",
                () -> builder.attemptTimeout(Duration.ofSeconds(-1)).build());
        assertInvalid(
                "attemptTimeout",
                () -> builder.attemptTimeout(Duration.ofSeconds(6)).build());
        builder.attemptTimeout(Duration.ofSeconds(1));
        assertInvalid("attempts", () -> builder.attempts(0).build());
        assertInvalid("attempts", () -> builder.attempts(11).build());
    }

    @Test
    void endpoints_areAbsolute() {
        assertInvalid("endpoint", () -> builder.endpoint(URI.create("kms.example")));
        assertInvalid("stsEndpoint", () -> builder.stsEndpoint(URI.create("ftp://sts.example")));
    }

    @Test
    void anInstallation_isADnsLabel() {
        assertInvalid("installation", () -> builder.installation("prod:eu"));
        assertThat(Installation.sessionName("x".repeat(63))).hasSize(64).startsWith("resource-broker-xxx");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "two words", "semi;colon", "ümlaut"})
    void anExternalIdOfAnotherShape_isRefused(String text) {
        assertInvalid("externalId", () -> new ExternalId(text));
    }

    @Test
    void anExternalId_hasAtMost1224Characters() {
        assertThat(new ExternalId("x".repeat(1224)).value()).hasSize(1224);
        assertInvalid("externalId", () -> new ExternalId("x".repeat(1225)));
    }

    @Test
    void anOrganisationsExternalId_isItsOwn() {
        assertThat(ExternalId.forOrg("prod", OrgId.of("eu:acme")))
                .hasToString("resource-broker:prod:eu:acme")
                .isNotEqualTo(ExternalId.forOrg("prod-eu", OrgId.of("acme")));
        assertInvalid("installation", () -> ExternalId.forOrg("prod:eu", OrgId.of("acme")));
    }

    private static void assertInvalid(String field, ThrowingCallable call) {
        var error = catchThrowableOfType(PermanentBrokerException.class, call);
        assertThat(error).isNotNull();
        assertThat(error.code()).isEqualTo(ErrorCode.INVALID_ARGUMENT);
        assertThat(error.field()).contains(field);
    }
}
