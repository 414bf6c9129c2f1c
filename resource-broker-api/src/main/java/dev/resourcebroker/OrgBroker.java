package dev.resourcebroker;

import dev.resourcebroker.audit.OrgAudit;
import dev.resourcebroker.binding.Binding;
import dev.resourcebroker.binding.BindingId;
import dev.resourcebroker.binding.CarriedVersion;
import dev.resourcebroker.binding.Injection;
import dev.resourcebroker.binding.InjectionId;
import dev.resourcebroker.binding.Naming;
import dev.resourcebroker.binding.Plan;
import dev.resourcebroker.binding.ResolvedBinding;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.provisioning.OrgCredentials;
import dev.resourcebroker.provisioning.OrgProvisioning;
import dev.resourcebroker.resource.ConnectionVersion;
import dev.resourcebroker.resource.Resource;
import dev.resourcebroker.resource.ResourceFilter;
import dev.resourcebroker.resource.ResourceId;
import dev.resourcebroker.resource.ResourceRequest;
import dev.resourcebroker.resource.Verification;
import dev.resourcebroker.secret.SecretValue;
import dev.resourcebroker.spi.Injector;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Everything that can be done for one organisation. Ids are looked up within it: a foreign id answers exactly as an
 * unknown one, with NOT_FOUND. Thread-safe.
 *
 * <p>Each call uses connections and transactions of its own and never joins one of the host's: the host commits, then
 * calls. All calls throw {@link dev.resourcebroker.error.BrokerException}; beside the codes named here any may throw
 * META_DATABASE_UNAVAILABLE, META_DATABASE_BUSY or CLOSED. An interrupt of the calling thread does not end a call; a
 * caller that was interrupted before still is after.
 */
public interface OrgBroker {
    /**
     * For whom this handle speaks.
     *
     * @return the organisation
     */
    OrgId org();

    /**
     * Creates a resource. The same request again returns what is there.
     *
     * @param request kind, name and content
     * @return the resource
     * @throws dev.resourcebroker.error.BrokerException INVALID_ARGUMENT naming the field; ALREADY_EXISTS when the name
     *     is taken by other content; NOT_REGISTERED for an unknown kind
     */
    Resource create(ResourceRequest request);

    /**
     * Reads a resource.
     *
     * @param id its id
     * @return the resource
     * @throws dev.resourcebroker.error.BrokerException NOT_FOUND
     */
    Resource get(ResourceId id);

    /**
     * Finds a resource by its name.
     *
     * @param name its name
     * @return the resource, when there is one that isn't deleted
     * @throws dev.resourcebroker.error.BrokerException INVALID_ARGUMENT for a name that no resource can have
     */
    Optional<Resource> find(String name);

    /**
     * Lists resources.
     *
     * @param filter which ones
     * @param page which part of them
     * @return that part
     */
    Page<Resource> list(ResourceFilter filter, Page.Request page);

    /**
     * Replaces all labels of a resource. Its connection version stays.
     *
     * @param id its id
     * @param rowVersion the version that the caller read
     * @param labels the new labels
     * @return the changed resource
     * @throws dev.resourcebroker.error.BrokerException NOT_FOUND; CONFLICT when the version is stale
     */
    Resource label(ResourceId id, long rowVersion, Map<String, String> labels);

    /**
     * Replaces the connection string of an external link: a new connection version. The same string again changes
     * nothing.
     *
     * @param id its id
     * @param rowVersion the version that the caller read
     * @param connectionString what the user pasted
     * @return the changed resource
     * @throws dev.resourcebroker.error.BrokerException NOT_FOUND; CONFLICT when the version is stale; INVALID_ARGUMENT
     *     when the string is refused, is of another type, lacks an entry that a binding uses, or the resource is of
     *     another kind
     */
    Resource replaceConnectionString(ResourceId id, long rowVersion, String connectionString);

    /**
     * Replaces the secret content of a resource of any kind that is supplied by the caller: a new connection version.
     *
     * @param id its id
     * @param rowVersion the version that the caller read
     * @param secrets the new content, by the names that the kind knows
     * @return the changed resource
     * @throws dev.resourcebroker.error.BrokerException as {@link #replaceConnectionString}
     */
    Resource replaceSecrets(ResourceId id, long rowVersion, Map<String, SecretValue> secrets);

    /**
     * Lists the connection versions of a resource.
     *
     * @param id its id
     * @return the versions, newest first
     * @throws dev.resourcebroker.error.BrokerException NOT_FOUND
     */
    List<ConnectionVersion> versions(ResourceId id);

    /**
     * Tries the connection of a resource, within the deadline that the host set. For PostgreSQL and Redis it logs in.
     * Nothing is stored, and no connection to the meta-database is held meanwhile.
     *
     * @param id its id
     * @return what came of it
     * @throws dev.resourcebroker.error.BrokerException NOT_FOUND; NOT_READY; DECRYPTION_FAILED; KEY_UNAVAILABLE;
     *     KEY_REFUSED; RATE_LIMITED
     */
    Verification verify(ResourceId id);

    /**
     * Tries a connection before it is stored, as {@link #verify(ResourceId)} does.
     *
     * @param request what {@link #create} would be given; its name may be taken
     * @return what came of it
     * @throws dev.resourcebroker.error.BrokerException INVALID_ARGUMENT naming the field; NOT_REGISTERED for an unknown
     *     kind; RATE_LIMITED
     */
    Verification verify(ResourceRequest request);

    /**
     * Deletes a resource and the credentials stored for it. What the user made elsewhere is the user's and stays. What a
     * vendor made is deleted there, or kept, as its {@link dev.resourcebroker.resource.DeletionPolicy} says, when the
     * grace time that the host set is over; until then
     * {@link dev.resourcebroker.provisioning.OrgProvisioning#undelete} takes it back.
     *
     * @param id its id
     * @throws dev.resourcebroker.error.BrokerException NOT_FOUND; STILL_BOUND; PROTECTED
     */
    void delete(ResourceId id);

    /**
     * Binds a resource to a workload under the usual name of its type.
     *
     * @param resource the resource
     * @param workload who receives it
     * @return the binding
     * @throws dev.resourcebroker.error.BrokerException as {@link #bind(ResourceId, Workload, Naming)}
     */
    default Binding bind(ResourceId resource, Workload workload) {
        return bind(resource, workload, Naming.defaults());
    }

    /**
     * Binds a resource to a workload. The same again returns the binding that is there.
     *
     * @param resource the resource
     * @param workload who receives it
     * @param naming under which names
     * @return the binding
     * @throws dev.resourcebroker.error.BrokerException NOT_FOUND; NAME_CLASH naming both bindings when another claims
     *     one of the names; INVALID_ARGUMENT when a name would steer the process or an entry doesn't exist
     */
    Binding bind(ResourceId resource, Workload workload, Naming naming);

    /**
     * Removes a binding. What was delivered before stays where it is until the next injection.
     *
     * @param id its id
     * @throws dev.resourcebroker.error.BrokerException NOT_FOUND
     */
    void unbind(BindingId id);

    /**
     * Lists the bindings of a workload.
     *
     * @param workload the workload
     * @return its bindings, in order of creation
     */
    List<Binding> bindings(Workload workload);

    /**
     * Lists the bindings of a resource.
     *
     * @param resource the resource
     * @return its bindings, in order of creation
     * @throws dev.resourcebroker.error.BrokerException NOT_FOUND
     */
    List<Binding> bindings(ResourceId resource);

    /**
     * Reads what a binding gives right now.
     *
     * @param id its id
     * @return the connection details
     * @throws dev.resourcebroker.error.BrokerException NOT_FOUND; NOT_READY; DECRYPTION_FAILED; KEY_MISMATCH;
     *     KEY_REFUSED; KEY_UNAVAILABLE
     */
    ResolvedBinding resolve(BindingId id);

    /**
     * Tells what a workload would receive now.
     *
     * @param workload the workload
     * @return names, masked values and the revision
     * @throws dev.resourcebroker.error.BrokerException as {@link #resolve}
     */
    Plan plan(Workload workload);

    /**
     * Delivers to a workload everything that is bound to it, and records which versions it carries from then on.
     * Delivering the same revision to the same target again writes nothing to the meta-database but its entry in the
     * audit log.
     *
     * @param workload the workload
     * @param injector where it is delivered
     * @return the record
     * @throws dev.resourcebroker.error.BrokerException as {@link #resolve}; DELIVERY_FAILED
     */
    Injection inject(Workload workload, Injector injector);

    /**
     * Ends the record of a delivery when nothing runs with it any more. Harmless when repeated.
     *
     * @param id the record
     * @throws dev.resourcebroker.error.BrokerException NOT_FOUND
     */
    void endInjection(InjectionId id);

    /**
     * Tells who carries which version of a resource's credentials.
     *
     * @param resource the resource
     * @return the deliveries that have not ended
     * @throws dev.resourcebroker.error.BrokerException NOT_FOUND
     */
    List<CarriedVersion> carriers(ResourceId resource);

    /**
     * Tells who still carries an older version of a resource's credentials than the one that is injected: whom its
     * revocation would cut off. When there is nobody, everybody is proven to have moved, or has ended. For an external
     * link it tells when its user may revoke what was there before.
     *
     * @param resource the resource
     * @return the deliveries that have not ended
     * @throws dev.resourcebroker.error.BrokerException NOT_FOUND
     */
    default List<CarriedVersion> stragglers(ResourceId resource) {
        List<CarriedVersion> carriers = carriers(resource);
        long current = get(resource).connectionVersion();
        return carriers.stream()
                .filter(carried -> carried.connectionVersion() < current)
                .toList();
    }

    /**
     * What else can be asked for resources that vendors make.
     *
     * @return the operations
     */
    OrgProvisioning provisioning();

    /**
     * The credentials for vendors that the organisation brought.
     *
     * @return the operations
     */
    OrgCredentials credentials();

    /**
     * Tells when a resource is ready. The caller may stop waiting at any time; that doesn't disturb the work.
     *
     * @param id its id
     * @return completes with the resource when it is READY and nothing is wished for that isn't so yet; with NOT_FOUND,
     *     with PROVISIONING_FAILED when it is FAILED, QUARANTINED or deleted, or with CLOSED
     */
    CompletionStage<Resource> whenReady(ResourceId id);

    /**
     * Tells when everything that is bound to a workload now is ready.
     *
     * @param workload the workload
     * @return completes with the resources, as {@link #whenReady(ResourceId)} does
     */
    CompletionStage<List<Resource>> whenReady(Workload workload);

    /**
     * The organisation's own audit log.
     *
     * @return a view of its entries
     */
    OrgAudit audit();
}
