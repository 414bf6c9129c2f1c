package dev.resourcebroker.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.error.BrokerException;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.spi.EncryptionContext;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** A tenant's role with the policies of docs/aws-kms.md, in an emulator that enforces its policies. */
class MotoRoleTest {
    private static final byte[] KEYSET = "marker-2c4d".getBytes(UTF_8);
    private static final EncryptionContext CONTEXT = new EncryptionContext(Map.of("org", "acme"));
    private static final ExternalId ACME = ExternalId.forOrg("prod-eu", OrgId.of("acme"));
    private static final ExternalId GLOBEX = ExternalId.forOrg("prod-eu", OrgId.of("globex"));

    private static Moto moto;
    private static String key;
    private static String role;
    private static StaticCredentialsProvider broker;

    @BeforeAll
    static void aRoleThatLetsTheBrokerUseAKey() throws IOException {
        moto = Moto.start();
        key = moto.newKey();
        moto.iam("Action=CreateUser&UserName=broker");
        moto.iam("Action=PutUserPolicy&UserName=broker&PolicyName=p&PolicyDocument="
                + encoded("{\"Version\":\"2012-10-17\","
                        + "\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"sts:AssumeRole\",\"Resource\":\"*\"}]}"));
        String access = moto.iam("Action=CreateAccessKey&UserName=broker");
        broker = StaticCredentialsProvider.create(
                AwsBasicCredentials.create(element(access, "AccessKeyId"), element(access, "SecretAccessKey")));
        role = element(
                moto.iam("Action=CreateRole&RoleName=for-broker&AssumeRolePolicyDocument=" + trustingTheBroker()),
                "Arn");
        moto.iam("Action=PutRolePolicy&RoleName=for-broker&PolicyName=p&PolicyDocument=" + usingTheKey());
        moto.enforcePolicies();
    }

    @AfterAll
    static void stop() {
        if (moto != null) {
            moto.close();
        }
    }

    @Test
    void encryptAndDecryptAreAllThatAKeyNeeds() {
        try (AwsKmsKey acme = by(ACME)) {
            acme.open(false);
            assertThat(acme.unwrap(acme.wrap(KEYSET, CONTEXT), CONTEXT)).isEqualTo(KEYSET);
        }
    }

    @Test
    void anotherOrganisationThatNamesTheRole_gainsNothing() {
        try (AwsKmsKey globex = by(GLOBEX)) {
            var error = catchThrowableOfType(BrokerException.class, () -> globex.wrap(KEYSET, CONTEXT));
            assertThat(error.code()).isEqualTo(ErrorCode.KEY_REFUSED);
            assertThat(error).hasMessageContainingAll(role, "sts:AssumeRole", "external id");
        }
    }

    @Test
    void theBrokerItself_hasNoAccess() {
        AwsKmsKeyBuilder builder = AwsKmsKey.builder().keyArn(key).credentials(broker);
        try (AwsKmsKey direct = builder.endpoint(moto.endpoint()).build()) {
            var error = catchThrowableOfType(BrokerException.class, () -> direct.wrap(KEYSET, CONTEXT));
            assertThat(error.code()).isEqualTo(ErrorCode.KEY_REFUSED);
            assertThat(error).hasMessageContainingAll("access to key " + key + " is denied", "allow kms:Encrypt");
        }
    }

    private static AwsKmsKey by(ExternalId externalId) {
        return AwsKmsKey.builder()
                .keyArn(key)
                .credentials(broker)
                .assumingRole(role, externalId)
                .endpoint(moto.endpoint())
                .stsEndpoint(moto.endpoint())
                .build();
    }

    // The emulator looks at actions and at the external id, at neither the key nor other conditions.
    private static String usingTheKey() throws IOException {
        return encoded(ofTheDocs("\"kms:Encrypt\"")
                .replaceAll("(?s),\\s*\"Condition\": \\{.*?\\}\\}", "")
                .replaceAll("arn:aws:kms:[^\"]+", "*"));
    }

    private static String trustingTheBroker() throws IOException {
        return encoded(ofTheDocs("\"sts:ExternalId\"").replaceAll("arn:aws:iam:[^\"]+", "*"));
    }

    private static String ofTheDocs(String word) throws IOException {
        String docs = Files.readString(Path.of(System.getProperty("basedir", "."), "../docs/aws-kms.md"));
        return Pattern.compile("```json\n(.*?)```", Pattern.DOTALL)
                .matcher(docs)
                .results()
                .map(block -> block.group(1))
                .filter(block -> block.contains(word))
                .findFirst()
                .orElseThrow();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private static String element(String xml, String name) {
        Matcher element = Pattern.compile("<" + name + ">(.*?)</" + name + ">").matcher(xml);
        assertThat(element.find()).as(xml).isTrue();
        return element.group(1);
    }
}
