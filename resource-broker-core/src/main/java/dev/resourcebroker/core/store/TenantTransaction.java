package dev.resourcebroker.core.store;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.resource.ResourceId;
import java.util.Optional;

/** The rows of one organisation, within one transaction. Not thread-safe; worthless after the transaction. */
public final class TenantTransaction {
    private final Statements statements;
    private final OrgId org;

    TenantTransaction(Statements statements, OrgId org) {
        this.statements = statements;
        this.org = org;
    }

    /**
     * Resources with their labels.
     *
     * @return their rows
     */
    public ResourceRows resources() {
        return new ResourceRows(statements, org);
    }

    /**
     * Connection versions of resources.
     *
     * @return their rows
     */
    public ConnectionVersionRows versions() {
        return new ConnectionVersionRows(statements, org);
    }

    /**
     * Workloads and their bindings.
     *
     * @return their rows
     */
    public BindingRows bindings() {
        return new BindingRows(statements, org);
    }

    /**
     * Records of deliveries.
     *
     * @return their rows
     */
    public InjectionRows injections() {
        return new InjectionRows(statements, org);
    }

    /**
     * The organisation's chain of the audit log, to be added to.
     *
     * @return its rows
     */
    public AuditRows audit() {
        return new AuditRows(statements, org.value());
    }

    /**
     * The organisation's chain of the audit log, to be looked through.
     *
     * @return its rows
     */
    public AuditLogRows auditLog() {
        return new AuditLogRows(statements, Optional.of(org.value()));
    }

    /**
     * Everything that is encrypted, wherever it lies.
     *
     * @return its rows
     */
    public SealedFields sealedFields() {
        return new SealedFields(statements, org);
    }

    /**
     * Credentials for vendors that the organisation brought.
     *
     * @return their rows
     */
    public CredentialRows credentials() {
        return new CredentialRows(statements, org);
    }

    /**
     * What was taken from operators' pools.
     *
     * @return its rows
     */
    public PoolRows pools() {
        return new PoolRows(statements, org);
    }

    /**
     * What is wished for resources at vendors.
     *
     * @return its rows
     */
    public ProvisioningRows provisioning() {
        return new ProvisioningRows(statements, org);
    }

    /**
     * What a worker writes about a resource.
     *
     * @param id the resource
     * @param condition what must be so for it to be written
     * @return its rows
     */
    public ProgressRows progress(ResourceId id, ProgressRows.Condition condition) {
        return new ProgressRows(statements, new ProgressRows.Key(org, id), condition);
    }

    /**
     * Tells workers to look at resources.
     *
     * @return the rows of their tasks
     */
    public WakeRows wakes() {
        return new WakeRows(statements, org);
    }

    /**
     * What the organisation has at vendors.
     *
     * @return its sums
     */
    public QuotaRows quotas() {
        return new QuotaRows(statements, org);
    }

    KeysetStatements keysets() {
        return new KeysetStatements(statements, org);
    }
}
