package dev.resourcebroker.core;

import dev.resourcebroker.core.audit.AuditTrail.Recording;
import dev.resourcebroker.core.keys.CacheLimits;
import dev.resourcebroker.core.reachability.Verifier;
import dev.resourcebroker.core.store.Migrations;
import dev.resourcebroker.spi.AuditSink;
import dev.resourcebroker.spi.Dialect;
import dev.resourcebroker.spi.HostResolver;
import dev.resourcebroker.spi.IdSource;
import dev.resourcebroker.spi.KeyEncryptionKey;
import dev.resourcebroker.spi.ResourceKind;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** What a builder was told. */
record Settings(
        String installation,
        MetaDatabase metaDatabase,
        KeyEncryptionKey keyEncryptionKey,
        Storage storage,
        CacheLimits keysetCache,
        Extensions extensions,
        int workers,
        Verifying verifying,
        Recording recording,
        Clock clock,
        IdSource ids) {

    /** What the host adds to what is built in. */
    record Extensions(List<ResourceKind> kinds, List<Dialect> dialects, Optional<AuditSink> auditSink) {}

    /** How rows are kept, and whether the meta-database itself must keep organisations apart. */
    record Storage(String schema, Migrations migrations, boolean rowLevelSecurityRequired) {}

    /** How connections are tried. */
    record Verifying(Verifier.Limits limits, HostResolver resolver) {}
}
