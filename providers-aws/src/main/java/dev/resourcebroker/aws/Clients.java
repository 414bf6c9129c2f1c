package dev.resourcebroker.aws;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;

/** Makes the clients of one region, all within the same limits. */
record Clients(String region, CallLimits limits) {
    KmsClient kms(AwsCredentialsProvider credentials, @Nullable URI endpoint) {
        return KmsClient.builder()
                .region(Region.of(region))
                .credentialsProvider(credentials)
                .httpClientBuilder(limits.http())
                .overrideConfiguration(limits.overrides())
                .endpointOverride(endpoint)
                .build();
    }

    StsClient sts(AwsCredentialsProvider credentials, @Nullable URI endpoint) {
        return StsClient.builder()
                .region(Region.of(region))
                .credentialsProvider(credentials)
                .httpClientBuilder(limits.http())
                .overrideConfiguration(limits.overrides())
                .endpointOverride(endpoint)
                .build();
    }

    /** Credentials of a session, renewed on the calling thread shortly before they expire. */
    static StsAssumeRoleCredentialsProvider session(StsClient sts, AssumeRoleRequest request) {
        return StsAssumeRoleCredentialsProvider.builder()
                .stsClient(sts)
                .refreshRequest(request)
                .build();
    }
}
