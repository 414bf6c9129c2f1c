package dev.resourcebroker.aws;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** Whose credentials are used, and what is to be closed of them: nothing, when the host gave them. */
record Identity(AwsCredentialsProvider provider, SdkAutoCloseable owned) implements SdkAutoCloseable {
    static Identity of(@Nullable AwsCredentialsProvider given) {
        if (given == null) {
            DefaultCredentialsProvider chain =
                    DefaultCredentialsProvider.builder().build();
            return new Identity(chain, chain);
        }
        return new Identity(new Borrowed(given), () -> {});
    }

    @Override
    public void close() {
        owned.close();
    }

    /** Hides that a provider can be closed: the SDK's clients close theirs. */
    private record Borrowed(AwsCredentialsProvider given) implements AwsCredentialsProvider {
        @Override
        public AwsCredentials resolveCredentials() {
            return given.resolveCredentials();
        }
    }
}
