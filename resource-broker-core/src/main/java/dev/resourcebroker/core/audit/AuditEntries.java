package dev.resourcebroker.core.audit;

import dev.resourcebroker.Actor;
import dev.resourcebroker.audit.AuditChain;
import dev.resourcebroker.audit.AuditEntry;
import dev.resourcebroker.audit.AuditSubject;
import dev.resourcebroker.core.store.StoredEntry;
import dev.resourcebroker.core.store.StoredSubject;
import dev.resourcebroker.error.BrokerException;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** Stored entries as callers see them. */
final class AuditEntries {
    // Somebody may have changed a row behind our back into something that can't be told. The rest is told all the same:
    // otherwise that would be a way to keep entries from a sink.
    private static final Actor UNREADABLE = new Actor("unreadable", "-");
    private static final AuditSubject UNREADABLE_SUBJECT = new AuditSubject("unreadable", "-", OptionalLong.empty());

    private AuditEntries() {}

    static AuditEntry told(StoredEntry entry) {
        return new AuditEntry(
                new AuditChain(entry.chain()),
                entry.seq(),
                entry.told().id(),
                entry.told().at(),
                new AuditEntry.Origin(
                        readable(UNREADABLE, () -> actor(entry.told().actor())),
                        entry.told().hostService()),
                entry.told().operation(),
                entry.told().subjects().stream()
                        .map(subject -> readable(UNREADABLE_SUBJECT, () -> subject(subject)))
                        .toList(),
                seal(entry.link()));
    }

    private static AuditEntry.Seal seal(StoredEntry.Link link) {
        return new AuditEntry.Seal(link.format(), Seal.hex(link.previous()), Seal.hex(link.mac()));
    }

    private static <T> T readable(T otherwise, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (BrokerException | IndexOutOfBoundsException e) {
            return otherwise;
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
