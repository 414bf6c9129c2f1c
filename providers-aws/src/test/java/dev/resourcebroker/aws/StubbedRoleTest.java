package dev.resourcebroker.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.error.BrokerException;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.spi.EncryptionContext;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a key in a tenant's account is reached. */
@Timeout(60)
class StubbedRoleTest {
    private static final String ARN = "arn:aws:kms:eu-central-1:444455556666:key/1234abcd-12ab-34cd-56ef-1234567890ab";
    private static final String ROLE = "arn:aws:iam::444455556666:role/for/broker";
    private static final byte[] KEYSET = "marker-2c4d".getBytes(UTF_8);
    private static final EncryptionContext CONTEXT = new EncryptionContext(Map.of("org", "acme"));
    private static final String SESSION = """
            <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>
            <AccessKeyId>ASIASESSION</AccessKeyId><SecretAccessKey>s</SecretAccessKey>
            <SessionToken>token-of-session</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration>
            </Credentials></AssumeRoleResult></AssumeRoleResponse>""";

    private final StubAws stub = new StubAws().kms(200, "{\"KeyId\":\"" + ARN + "\",\"CiphertextBlob\":\"AQID\"}");
    private final AwsKmsKey key = AwsKmsKey.builder()
            .keyArn(ARN)
            .credentials(Fixed.CREDENTIALS)
            .installation("prod-eu")
            .assumingRole(ROLE, ExternalId.forOrg("prod-eu", OrgId.of("acme")))
            .endpoint(stub.endpoint())
            .stsEndpoint(stub.endpoint())
            .attempts(1)
            .build();

    @AfterEach
    void close() {
        key.close();
        stub.close();
    }

    @Test
    void theRoleIsAssumedWithTheExternalId_forThisKeyOnly() {
        stub.sts(200, SESSION);
        key.wrap(KEYSET, CONTEXT);
        StubAws.Asked asked = stub.asked().get(0);
        assertThat(asked.authorization()).contains("Credential=AKIAEXAMPLE/", "/eu-central-1/sts/");
        assertThat(asked.body().split("&"))
                .contains(
                        "Action=AssumeRole",
                        "RoleArn=" + ROLE,
                        "ExternalId=resource-broker:prod-eu:acme",
                        "RoleSessionName=resource-broker-prod-eu",
                        "Policy={\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
                                + "\"Action\":[\"kms:Encrypt\",\"kms:Decrypt\"],\"Resource\":\"" + ARN + "\"}]}");
    }

    @Test
    void kmsIsCalledAsTheRole_whichIsAssumedOnce() {
        stub.sts(200, SESSION);
        key.wrap(KEYSET, CONTEXT);
        key.wrap(KEYSET, CONTEXT);
        assertThat(stub.asked())
                .extracting(StubAws.Asked::target)
                .containsExactly("", "TrentService.Encrypt", "TrentService.Encrypt");
        assertThat(stub.asked().get(1).authorization()).contains("Credential=ASIASESSION/");
        assertThat(stub.asked().get(1).token()).isEqualTo("token-of-session");
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', textBlock = """
            403 | AccessDenied            | User: arn:aws:iam::111122223333:user/broker is not authorized | KEY_REFUSED | sts:AssumeRole to arn:aws:iam::111122223333:user/broker in
            403 | AccessDenied            | no                                                            | KEY_REFUSED | external id
            403 | RegionDisabledException | no                                                            | KEY_REFUSED | for/broker
            403 | InvalidClientTokenId    | no                                                            | KEY_REFUSED | credentials
            403 | SignatureDoesNotMatch   | no                                                            | KEY_REFUSED | clock
            403 | ExpiredToken            | no                                                            | KEY_UNAVAILABLE | not available for now
            400 | Throttling              | Rate exceeded                                                 | KEY_UNAVAILABLE | not available for now
            503 | ServiceUnavailable      | no                                                            | KEY_UNAVAILABLE | not available for now
            """)
    void aRoleThatCanNotBeAssumed_hasACodeAndSaysWhatToDo(
            int status, String type, String text, ErrorCode code, String words) {
        stub.sts(
                status,
                "<ErrorResponse><Error><Type>Sender</Type><Code>" + type + "</Code><Message>" + text
                        + "</Message></Error><RequestId>request-7</RequestId></ErrorResponse>");
        var error = catchThrowableOfType(BrokerException.class, () -> key.wrap(KEYSET, CONTEXT));
        assertThat(error.code()).isEqualTo(code);
        assertThat(error).hasMessageContainingAll(words, type, "request-7").hasNoCause();
        assertThat(stub.asked()).hasSize(1);
    }

    @Test
    void anStsThatDoesNotAnswer_isAnOutage() {
        try (AwsKmsKey alone = AwsKmsKey.builder()
                .keyArn(ARN)
                .credentials(Fixed.CREDENTIALS)
                .assumingRole(ROLE, new ExternalId("x1"))
                .endpoint(stub.endpoint())
                .stsEndpoint(Fixed.nowhere())
                .attempts(1)
                .build()) {
            var error = catchThrowableOfType(BrokerException.class, () -> alone.wrap(KEYSET, CONTEXT));
            assertThat(error.code()).isEqualTo(ErrorCode.KEY_UNAVAILABLE);
            assertThat(error).hasMessageContainingAll(ROLE, "ConnectException");
        }
    }

    @Test
    void aKeyThatTheRoleMayNotUse_namesTheRole() {
        StubAws other = new StubAws().sts(200, SESSION).kms(400, "{\"__type\":\"AccessDeniedException\"}");
        try (other;
                AwsKmsKey denied = AwsKmsKey.builder()
                        .keyArn(ARN)
                        .credentials(Fixed.CREDENTIALS)
                        .assumingRole(ROLE, new ExternalId("x1"))
                        .endpoint(other.endpoint())
                        .stsEndpoint(other.endpoint())
                        .build()) {
            var error = catchThrowableOfType(BrokerException.class, () -> denied.wrap(KEYSET, CONTEXT));
            assertThat(error).hasMessageContaining("allow kms:Encrypt to " + ROLE);
        }
    }

    @Test
    void toString_showsTheWay() {
        assertThat(key).hasToString("AwsKmsKey[" + ARN + " by way of " + ROLE + "]");
    }
}
