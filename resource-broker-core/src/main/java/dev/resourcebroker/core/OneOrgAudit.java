package dev.resourcebroker.core;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.Page;
import dev.resourcebroker.audit.AuditEntry;
import dev.resourcebroker.audit.AuditQuery;
import dev.resourcebroker.audit.OrgAudit;
import dev.resourcebroker.core.audit.AuditQueries;
import dev.resourcebroker.resource.ResourceId;
import java.util.Optional;

/** An organisation's view of its own entries. */
final class OneOrgAudit implements OrgAudit {
    private final Gate gate;
    private final Startup.Rooms rooms;
    private final OrgId org;

    OneOrgAudit(Gate gate, Startup.Rooms rooms, OrgId org) {
        this.gate = gate;
        this.rooms = rooms;
        this.org = org;
    }

    @Override
    public Page<AuditEntry> entries(AuditQuery query, Page.Request page) {
        return gate.pass(() -> queries().list(org, query, page));
    }

    @Override
    public Optional<AuditEntry> lastUse(ResourceId resource, long connectionVersion) {
        return gate.pass(() -> queries().lastUse(org, resource, connectionVersion));
    }

    // Those of an organisation that was destroyed are the operator's to see.
    private AuditQueries queries() {
        rooms.keys().check(org);
        return rooms.auditLog().queries();
    }
}
