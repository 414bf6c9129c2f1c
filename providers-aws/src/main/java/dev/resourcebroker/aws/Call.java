package dev.resourcebroker.aws;

import dev.resourcebroker.spi.EncryptionContext;

/** What was asked of KMS, without the bytes. */
record Call(String action, EncryptionContext context) {}
