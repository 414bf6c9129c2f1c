package dev.resourcebroker.provider;

import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Makes resources at one vendor. It keeps nothing: what to do next, when to try again and whose something is are
 * decided by the engine, from what a provider declares, sees and answers. The rules are in
 * {@code docs/provider-spec.md}; {@code ResourceProviderContract} of {@code resource-broker-tck} tests them.
 *
 * <p>Looking ({@link #account}, {@link #look}, {@link #list}) changes nothing at the vendor, and throws when it can't
 * tell. An effect (everything else that takes a call) makes at most one request that can't be repeated, with
 * {@link Guard#check()} right before it, and answers for its own try alone; what escapes from it counts as unknown.
 * Creating a resource and issuing a credential for it are separate. Implementations are thread-safe.
 */
public interface ResourceProvider {
    /** The version of this interface. A provider of another version isn't registered. */
    int SPI_VERSION = 1;

    /**
     * The version that the provider was compiled against.
     *
     * @return {@link #SPI_VERSION}, which the compiler copies into the provider
     */
    int spiVersion();

    /**
     * The provider's name.
     *
     * @return always the same
     */
    ProviderId id();

    /**
     * What the credential for the vendor consists of.
     *
     * @return the fields, always the same
     */
    List<AccessField> access();

    /**
     * What it makes.
     *
     * @return the offerings, each id once, always the same
     */
    List<Offering> offerings();

    /**
     * Estimates what a resource costs. Makes no call to anywhere.
     *
     * @param specification of one of the offerings
     * @return the least that will be billed, or, where use is billed and limited, the most
     */
    Cost cost(Specification specification);

    /**
     * Which account of the vendor a credential is of. The same for all credentials of one account, and not secret.
     *
     * @param access the credential
     * @param within how long it may take
     * @return the account's id, or denied
     * @throws dev.resourcebroker.error.TransientBrokerException VENDOR_UNAVAILABLE when the vendor doesn't tell
     */
    Answer<String> account(Access access, Duration within);

    /**
     * Lists what an account holds: at least everything of the offering that carries a tag of any broker, with its tag;
     * where there are no tags, everything.
     *
     * @param offering one of the offerings
     * @param access the credential
     * @param cursor where the page begins, from the page before; empty for the first
     * @param within how long it may take
     * @return a page, or denied
     * @throws dev.resourcebroker.error.TransientBrokerException VENDOR_UNAVAILABLE when the vendor doesn't tell
     */
    Answer<Inventory> list(OfferingId offering, Access access, Optional<String> cursor, Duration within);

    /**
     * Looks for a resource: everything that is visible under its name or its tag, deleted ones that can be taken back
     * among it, and the credentials of these.
     *
     * @param call which resource; {@link Sighting#asWished()} compares with its specification
     * @return what was seen, or denied
     * @throws dev.resourcebroker.error.TransientBrokerException VENDOR_UNAVAILABLE when the vendor doesn't tell all
     */
    Look look(Call call);

    /**
     * Makes the resource under its name, with its tag.
     *
     * @param call which resource and what it is to be
     * @return done gives the vendor's id of it, also while it isn't usable yet
     */
    Outcome<String> create(Call call);

    /**
     * Issues a credential for a resource that is there.
     *
     * @param call which resource, by the vendor's id
     * @param credential what to issue
     * @return done gives the credential
     */
    Outcome<Issued> issue(Call call, NewCredential credential);

    /**
     * Revokes a credential. Done when there is no such credential.
     *
     * @param call which resource; the vendor's id may be missing when it is gone
     * @param credentialId the vendor's id of the credential
     * @return done gives that id
     * @throws PermanentBrokerException NOT_SUPPORTED where the offering's credentials aren't revocable
     */
    Outcome<String> revoke(Call call, String credentialId);

    /**
     * Deletes a resource. Done when there is no such resource.
     *
     * @param call which resource, by the vendor's id
     * @return done gives that id
     */
    Outcome<String> delete(Call call);

    /**
     * Makes a resource what its specification says, tag included. Repeatable.
     *
     * @param call which resource, by the vendor's id, and what it is to be
     * @return done gives that id
     * @throws PermanentBrokerException NOT_SUPPORTED without {@link Extra#UPDATE}
     */
    default Outcome<String> update(Call call) {
        throw undeclared(call, Extra.UPDATE);
    }

    /**
     * Takes a snapshot. A second one with the same token makes none.
     *
     * @param call which resource, by the vendor's id
     * @return done gives the vendor's id of the snapshot
     * @throws PermanentBrokerException NOT_SUPPORTED without {@link Extra#SNAPSHOT}
     */
    default Outcome<String> snapshot(Call call) {
        throw undeclared(call, Extra.SNAPSHOT);
    }

    /**
     * Brings a resource itself back to what it was, and raises its {@link Sighting#stamp()}, by which a look tells that
     * it was done.
     *
     * @param call which resource, by the vendor's id
     * @param point to what
     * @return done gives the resource's id
     * @throws PermanentBrokerException NOT_SUPPORTED without {@link Extra#RESTORE}
     */
    default Outcome<String> restore(Call call, RestorePoint point) {
        throw undeclared(call, Extra.RESTORE);
    }

    /**
     * Makes the resource of what another one was. As {@link #create} in everything else.
     *
     * @param call which resource and what it is to be
     * @param source of what
     * @return done gives the vendor's id of the new resource
     * @throws PermanentBrokerException NOT_SUPPORTED without {@link Extra#CREATE_FROM}
     */
    default Outcome<String> createFrom(Call call, Source source) {
        throw undeclared(call, Extra.CREATE_FROM);
    }

    /**
     * Takes a deletion back. Done when the resource is there.
     *
     * @param call which resource, by the vendor's id
     * @return done gives that id
     * @throws PermanentBrokerException NOT_SUPPORTED without {@link Extra#UNDELETE}
     */
    default Outcome<String> undelete(Call call) {
        throw undeclared(call, Extra.UNDELETE);
    }

    private static PermanentBrokerException undeclared(Call call, Extra extra) {
        return new PermanentBrokerException(
                ErrorCode.NOT_SUPPORTED, call.specification().offering() + " doesn't declare " + extra);
    }
}
