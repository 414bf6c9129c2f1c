package dev.resourcebroker.core.audit;

import dev.resourcebroker.Actor;
import dev.resourcebroker.audit.AuditChain;
import dev.resourcebroker.audit.AuditEntry;
import dev.resourcebroker.audit.AuditSubject;
import dev.resourcebroker.core.store.StoredEntry;
import dev.resourcebroker.core.store.StoredSubject;
import dev.resourcebroker.error.BrokerException;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import java.util.OptionalLong;

/** Stored entries as callers see them. */
final class AuditEntries {
    private AuditEntries() {}

    /** The entry, which somebody may have changed behind our back into something that can't be told. */
    static AuditEntry told(StoredEntry entry) {
        try {
            return new AuditEntry(
                    new AuditChain(entry.chain()),
                    entry.seq(),
                    entry.told().id(),
                    entry.told().at(),
                    new AuditEntry.Origin(
                            actor(entry.told().actor()), entry.told().hostService()),
                    entry.told().operation(),
                    entry.told().subjects().stream().map(AuditEntries::subject).toList(),
                    new AuditEntry.Seal(
                            entry.link().format(),
                            Seal.hex(entry.link().previous()),
                            Seal.hex(entry.link().mac())));
        } catch (BrokerException | IndexOutOfBoundsException e) {
            throw new PermanentBrokerException(
                    ErrorCode.META_DATABASE_INVALID,
                    "entry " + entry.seq() + " of chain " + entry.chain() + " can't be read; verify the audit log",
                    e);
        }
    }

    private static Actor actor(String text) {
        int colon = text.indexOf(':');
        return new Actor(text.substring(0, colon), text.substring(colon + 1));
    }

    private static AuditSubject subject(StoredSubject subject) {
        OptionalLong version = subject.version() == 0 ? OptionalLong.empty() : OptionalLong.of(subject.version());
        return new AuditSubject(subject.kind(), subject.id(), version);
    }
}
