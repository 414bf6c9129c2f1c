package dev.resourcebroker.aws;

import dev.resourcebroker.error.PermanentBrokerException;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;

/** A role that owns the way to a key, and what it asks for. */
record AssumedRole(String arn, ExternalId externalId) {
    private static final Pattern SHAPE =
            Pattern.compile("arn:aws[a-z-]{0,20}:iam::\\d{12}:role/[A-Za-z0-9_+=,.@/-]{1,576}");

    AssumedRole {
        if (!SHAPE.matcher(arn).matches()) {
            throw PermanentBrokerException.invalid(
                    "roleArn", "must be the ARN of a role, arn:aws:iam::ACCOUNT:role/NAME");
        }
    }

    /** Asks for a session that can use the one key only, whatever else the role may do. */
    AssumeRoleRequest request(String sessionName, KeyArn key) {
        return AssumeRoleRequest.builder()
                .roleArn(arn)
                .externalId(externalId.value())
                .roleSessionName(sessionName)
                .policy("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
                        + "\"Action\":[\"kms:Encrypt\",\"kms:Decrypt\"],\"Resource\":\"" + key + "\"}]}")
                .build();
    }
}
