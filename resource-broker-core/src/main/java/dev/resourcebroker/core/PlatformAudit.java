package dev.resourcebroker.core;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.Page;
import dev.resourcebroker.audit.AuditChain;
import dev.resourcebroker.audit.AuditEntry;
import dev.resourcebroker.audit.AuditHead;
import dev.resourcebroker.audit.AuditQuery;
import dev.resourcebroker.audit.AuditReport;
import dev.resourcebroker.audit.OperatorAudit;
import dev.resourcebroker.core.audit.AuditExport;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.resource.ResourceId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The operator's view of all chains. */
final class PlatformAudit implements OperatorAudit {
    private final Gate gate;
    private final Startup.AuditLog log;

    PlatformAudit(Gate gate, Startup.AuditLog log) {
        this.gate = gate;
        this.log = log;
    }

    @Override
    public Page<AuditEntry> entries(AuditQuery query, Page.Request page) {
        return gate.pass(() -> log.queries().list(Optional.empty(), query, page));
    }

    @Override
    public Page<AuditEntry> entries(AuditChain chain, AuditQuery query, Page.Request page) {
        return gate.pass(() -> log.queries().list(Optional.of(chain), query, page));
    }

    @Override
    public Optional<AuditEntry> lastUse(OrgId org, ResourceId resource, long connectionVersion) {
        return gate.pass(() -> log.queries().lastUse(org, resource, connectionVersion));
    }

    @Override
    public AuditReport verify() {
        return gate.pass(() ->
                log.verification().verify(log.export().map(AuditExport::heads).orElse(List.of())));
    }

    @Override
    public long export() {
        return gate.pass(() -> log.export()
                .orElseThrow(() -> new PermanentBrokerException(
                        ErrorCode.NOT_REGISTERED, "this broker was built without a sink of the audit log"))
                .run());
    }

    @Override
    public AuditReport verify(Collection<AuditHead> exported) {
        return gate.pass(() -> log.verification().verify(exported));
    }
}
