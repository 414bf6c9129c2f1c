package dev.resourcebroker.aws;

import dev.resourcebroker.error.PermanentBrokerException;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** Configures a key with a client of its own. Required: the key's ARN, which names the region. Not thread-safe. */
public final class AwsKmsKeyBuilder {
    private @Nullable KeyArn keyArn;
    private @Nullable AwsCredentialsProvider credentials;
    private @Nullable AssumedRole role;
    private String sessionName = "resource-broker";
    private @Nullable URI endpoint;
    private @Nullable URI stsEndpoint;
    private Duration callTimeout = CallLimits.DEFAULT.call();
    private Duration attemptTimeout = CallLimits.DEFAULT.attempt();
    private int attempts = CallLimits.DEFAULT.attempts();

    AwsKmsKeyBuilder() {}

    /**
     * Which key.
     *
     * @param arn the full ARN of a symmetric key, not of an alias
     * @return this
     * @throws PermanentBrokerException INVALID_ARGUMENT naming {@code keyArn}
     */
    public AwsKmsKeyBuilder keyArn(String arn) {
        keyArn = KeyArn.of(arn);
        return this;
    }

    /**
     * Who calls KMS, or who assumes the role. Unless said, the SDK's default chain: environment, system properties, web
     * identity, profile, container, instance.
     *
     * @param provider stays the caller's to close
     * @return this
     */
    public AwsKmsKeyBuilder credentials(AwsCredentialsProvider provider) {
        credentials = provider;
        return this;
    }

    /**
     * Reaches a key in a tenant's account through a role there. The session that it asks for can use this key only.
     *
     * @param roleArn the ARN of a role whose trust policy asks for the external id
     * @param externalId the one that the platform gave to the tenant's organisation; {@link ExternalId#forOrg}
     * @return this
     * @throws PermanentBrokerException INVALID_ARGUMENT naming {@code roleArn}
     */
    public AwsKmsKeyBuilder assumingRole(String roleArn, ExternalId externalId) {
        role = new AssumedRole(roleArn, externalId);
        return this;
    }

    /**
     * Names the sessions of an assumed role after an installation, for the tenant to find in CloudTrail. Unless said,
     * they are named {@code resource-broker}.
     *
     * @param name the broker's installation
     * @return this
     * @throws PermanentBrokerException INVALID_ARGUMENT naming {@code installation}
     */
    public AwsKmsKeyBuilder installation(String name) {
        sessionName = Installation.sessionName(name);
        return this;
    }

    /**
     * Where KMS answers, unless that is the region's public endpoint: a VPC endpoint, say.
     *
     * @param uri an absolute URI of HTTP or HTTPS
     * @return this
     */
    public AwsKmsKeyBuilder endpoint(URI uri) {
        endpoint = checked("endpoint", uri);
        return this;
    }

    /**
     * Where STS answers, unless that is the region's public endpoint. Used for an assumed role only.
     *
     * @param uri an absolute URI of HTTP or HTTPS
     * @return this
     */
    public AwsKmsKeyBuilder stsEndpoint(URI uri) {
        stsEndpoint = checked("stsEndpoint", uri);
        return this;
    }

    private static URI checked(String field, URI uri) {
        String scheme = String.valueOf(uri.getScheme());
        if (uri.getHost() == null || !(scheme.equals("https") || scheme.equals("http"))) {
            throw PermanentBrokerException.invalid(field, "must be an absolute URI of HTTP or HTTPS");
        }
        return uri;
    }

    /**
     * How long a call may take with all its attempts; 5 seconds unless said. When a role must be assumed first, that may
     * take as long again.
     *
     * @param timeout more than zero, at most a minute
     * @return this
     */
    public AwsKmsKeyBuilder callTimeout(Duration timeout) {
        callTimeout = timeout;
        return this;
    }

    /**
     * How long an attempt may take; 2 seconds unless said.
     *
     * @param timeout more than zero, at most {@link #callTimeout}
     * @return this
     */
    public AwsKmsKeyBuilder attemptTimeout(Duration timeout) {
        attemptTimeout = timeout;
        return this;
    }

    /**
     * How often throttling, faults and lost connections are tried, with growing pauses; 3 times unless said.
     *
     * @param times 1 to 10
     * @return this
     */
    public AwsKmsKeyBuilder attempts(int times) {
        attempts = times;
        return this;
    }

    /**
     * Makes the key. Nothing is called yet.
     *
     * @return the key, to be closed by the caller after the broker
     * @throws PermanentBrokerException INVALID_ARGUMENT when the ARN is missing or the limits don't fit
     */
    public AwsKmsKey build() {
        if (keyArn == null) {
            throw PermanentBrokerException.invalid("keyArn", "is required");
        }
        Clients clients = new Clients(keyArn.region(), new CallLimits(callTimeout, attemptTimeout, attempts));
        Identity identity = Identity.of(credentials);
        if (role == null) {
            return direct(keyArn, clients, identity);
        }
        return byWayOf(role, keyArn, clients, identity);
    }

    private AwsKmsKey direct(KeyArn key, Clients clients, Identity identity) {
        var kms = clients.kms(identity.provider(), endpoint);
        return new AwsKmsKey(key, kms, Failures.of(key), new Closing(kms, identity));
    }

    private AwsKmsKey byWayOf(AssumedRole way, KeyArn key, Clients clients, Identity identity) {
        var sts = clients.sts(identity.provider(), stsEndpoint);
        var session = Clients.session(sts, way.request(sessionName, key));
        var kms = clients.kms(session, endpoint);
        return new AwsKmsKey(key, kms, Failures.of(key, way.arn()), new Closing(kms, session, sts, identity));
    }
}
