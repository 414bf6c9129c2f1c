package dev.resourcebroker.core.store;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One chain of the audit log, to be added to. */
public final class AuditRows {
    private final Statements statements;
    private final String chain;

    AuditRows(Statements statements, String chain) {
        this.statements = statements;
        this.chain = chain;
    }

    /**
     * The chain's name.
     *
     * @return the name
     */
    public String chain() {
        return chain;
    }

    /**
     * Stores what an entry will be about, ahead of the entry, and locks the end of the chain until the end of the
     * transaction. To be the last lock that a transaction takes: then no two wait for each other.
     *
     * @param entry the entry's id
     * @param subjects what it will be about
     * @return where the chain ends
     */
    public StoredHead lockHead(UUID entry, List<StoredSubject> subjects) {
        Message message = new Message(statements);
        for (int position = 0; position < subjects.size(); position++) {
            insert(message, entry, position, subjects.get(position));
        }
        return lockedHead(message).orElseGet(() -> {
            begin();
            return lockedHead(new Message(statements)).orElseThrow();
        });
    }

    private void insert(Message message, UUID entry, int position, StoredSubject subject) {
        message.add("insert into rb.audit_subjects (org_id, entry_id, position, kind, subject, version)"
                        + " values (:chain, :entry, :position, :kind, :subject, :version)")
                .bind("chain", chain)
                .bind("entry", entry)
                .bind("position", position)
                .bind("kind", subject.kind())
                .bind("subject", subject.id())
                .bind("version", subject.version());
    }

    private Optional<StoredHead> lockedHead(Message message) {
        message.add("select seq, mac" + statements.columnThatPutsTheFlushOff()
                        + " from rb.audit_heads where org_id = :chain for update")
                .bind("chain", chain);
        return message.answer()
                .map((row, context) -> new StoredHead(row.getLong(1), row.getBytes(2)))
                .findOne();
    }

    private void begin() {
        statements.insertedUnlessTaken(() -> statements
                .update("insert into rb.audit_heads (org_id, seq, mac) values (:chain, 0, :mac)")
                .bind("chain", chain)
                .bind("mac", new byte[0])
                .execute());
    }

    /**
     * Stores an entry, whose subjects are there already, at the locked end of the chain.
     *
     * @param entry the entry
     */
    public void append(StoredEntry entry) {
        // Two statements in one message: the head is locked meanwhile.
        statements
                .update("insert into rb.audit_entries (org_id, seq, id, recorded_at, actor, host_service, operation,"
                        + " format, previous, mac) values (:chain, :seq, :id, :at, :actor, :host, :operation, :format,"
                        + " :previous, :mac);"
                        + " update rb.audit_heads set seq = :seq, mac = :mac where org_id = :chain")
                .bind("chain", chain)
                .bind("seq", entry.seq())
                .bind("id", entry.told().id())
                .bind("at", Columns.time(entry.told().at()))
                .bind("actor", entry.told().actor())
                .bind("host", entry.told().hostService())
                .bind("operation", entry.told().operation())
                .bind("format", entry.link().format())
                .bind("previous", entry.link().previous())
                .bind("mac", entry.link().mac())
                .execute();
    }
}
