package dev.resourcebroker.audit;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.Page;
import dev.resourcebroker.resource.ResourceId;
import java.util.Collection;
import java.util.Optional;

/** The audit log of the whole installation. Never give it to tenant-facing code. Thread-safe. */
public interface OperatorAudit {
    /**
     * Lists entries of all chains.
     *
     * @param query which ones
     * @param page which part of them
     * @return that part, in order of their ids
     */
    Page<AuditEntry> entries(AuditQuery query, Page.Request page);

    /**
     * Lists entries of one chain.
     *
     * @param chain the chain
     * @param query which ones
     * @param page which part of them
     * @return that part, in order of their ids
     */
    Page<AuditEntry> entries(AuditChain chain, AuditQuery query, Page.Request page);

    /**
     * Tells when a credential was last given out, as {@link OrgAudit#lastUse} does.
     *
     * @param org whose
     * @param resource the resource
     * @param connectionVersion the number of its connection version
     * @return the last such entry, when there is one
     */
    Optional<AuditEntry> lastUse(OrgId org, ResourceId resource, long connectionVersion);

    /**
     * Verifies as {@link #verify(Collection)} does, with the heads that the sink keeps. Without a sink that keeps any,
     * {@link AuditReport#unanchored()} counts all chains: none is then guarded against having been cut off.
     *
     * @return what was found
     * @throws dev.resourcebroker.error.BrokerException as {@link #verify(Collection)}; AUDIT_SINK_FAILED
     */
    AuditReport verify();

    /**
     * Reads every chain and checks every entry, in parts: memory stays flat, and what is written meanwhile isn't
     * delayed. An entry that was edited, moved or removed is found by the chain alone. That a chain was cut off at its
     * end is found by comparing it with a head that was kept elsewhere.
     *
     * @param exported heads that were exported before, at most one per chain
     * @return what was found
     * @throws dev.resourcebroker.error.BrokerException META_DATABASE_UNAVAILABLE; META_DATABASE_BUSY; INVALID_ARGUMENT
     *     for two heads of one chain
     */
    AuditReport verify(Collection<AuditHead> exported);

    /**
     * Hands over to the sink now what background work would hand over within seconds, on the calling thread: before a
     * meta-database is shut down, say. When the sink fails for one chain, the others are tried all the same.
     *
     * @return how many entries were handed over
     * @throws dev.resourcebroker.error.BrokerException NOT_REGISTERED when there is no sink; AUDIT_SINK_FAILED
     */
    long export();
}
