package dev.resourcebroker.core;

import dev.resourcebroker.core.audit.AuditTrail.Recording;
import dev.resourcebroker.core.keys.KeySettings;
import dev.resourcebroker.core.provider.Providers;
import dev.resourcebroker.core.reachability.Verifier;
import dev.resourcebroker.core.store.Migrations;
import dev.resourcebroker.spi.AuditSink;
import dev.resourcebroker.spi.BrokerListener;
import dev.resourcebroker.spi.Dialect;
import dev.resourcebroker.spi.HostResolver;
import dev.resourcebroker.spi.IdSource;
import dev.resourcebroker.spi.KeyEncryptionKey;
import dev.resourcebroker.spi.OrgKeyChooser;
import dev.resourcebroker.spi.QuotaChooser;
import dev.resourcebroker.spi.ResourceKind;
import dev.resourcebroker.spi.Tombstones;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a builder was told. */
record Settings(
        String installation,
        MetaDatabase metaDatabase,
        Keys keys,
        Storage storage,
        Extensions extensions,
        Making making,
        Work work,
        Verifying verifying,
        Recording recording,
        Clock clock,
        IdSource ids) {

    /** What the host adds to what is built in. */
    record Extensions(
            List<ResourceKind> kinds,
            List<Dialect> dialects,
            List<BrokerListener> listeners,
            Optional<AuditSink> auditSink) {}

    /** What wraps keysets: the platform's keys, of which the first is active, and those of organisations. */
    record Keys(
            List<KeyEncryptionKey> platform, OrgKeyChooser chooser, Tombstones tombstones, KeySettings.Limits limits) {}

    /** How rows are kept, and whether the meta-database itself must keep organisations apart. */
    record Storage(String schema, Migrations migrations, boolean rowLevelSecurityRequired) {}

    /** Who makes resources, how they are called, and who may have how much. */
    record Making(Providers providers, ProvisioningSettings provisioning, QuotaChooser quotas) {}

    /** How much background work this process does, and how it shares it with others. */
    record Work(int workers, Duration poll, Duration takeOver) {}

    /** How connections are tried. */
    record Verifying(Verifier.Limits limits, HostResolver resolver) {}
}
