package dev.resourcebroker.spi;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.binding.CarriedVersion;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.provider.ProviderId;
import dev.resourcebroker.provisioning.Drift;
import dev.resourcebroker.resource.Made;
import dev.resourcebroker.resource.Phase;
import dev.resourcebroker.resource.ResourceId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Something that an operator would want to know. Holds no secret. */
public sealed interface BrokerEvent {
    /**
     * When it happened.
     *
     * @return by the broker's clock
     */
    Instant at();

    /**
     * A key encryption key has stopped working. What is cached goes on until its age; told once per outage.
     *
     * @param at when it failed first
     * @param key the key's id
     * @param code how it failed, such as KEY_UNAVAILABLE or KEY_REFUSED
     */
    record KeyUnavailable(Instant at, String key, ErrorCode code) implements BrokerEvent {}

    /**
     * A key encryption key works again.
     *
     * @param at when it did
     * @param key the key's id
     * @param outage how long it was since it failed first
     */
    record KeyAvailable(Instant at, String key, Duration outage) implements BrokerEvent {}

    /**
     * A bulk run left an organisation out, since its keyset couldn't be had. Told once per run and organisation.
     *
     * @param at when
     * @param org the organisation
     * @param code why
     */
    record OrgSkipped(Instant at, OrgId org, ErrorCode code) implements BrokerEvent {}

    /**
     * A version of a credential is being revoked although it is carried: the time that a rotation gave has passed.
     *
     * @param at when
     * @param org whose it is
     * @param resource the resource
     * @param version the version
     * @param stragglers who carries it, and will be refused by the vendor
     */
    record CutOff(Instant at, OrgId org, ResourceId resource, long version, List<CarriedVersion> stragglers)
            implements BrokerEvent {
        /** Copies the list. */
        public CutOff {
            stragglers = List.copyOf(stragglers);
        }
    }

    /**
     * A resource that was made at a vendor stands elsewhere in its life.
     *
     * @param at when
     * @param org whose it is
     * @param resource the resource
     * @param phase where it stands now
     * @param failure what hinders it, if something does
     */
    record PhaseChanged(Instant at, OrgId org, ResourceId resource, Phase phase, Optional<Made.Failure> failure)
            implements BrokerEvent {}

    /**
     * A look showed that a resource was changed or removed at its vendor behind the broker's back. Told when work begins
     * to put that right or to put it on record, so once for each change, save that another process was faster.
     *
     * @param at when
     * @param org whose it is
     * @param resource the resource
     * @param drift what differs
     */
    record DriftFound(Instant at, OrgId org, ResourceId resource, Drift drift) implements BrokerEvent {}

    /**
     * A vendor refuses a credential: it has expired, was revoked, or lost its rights. What was made with it stays as it is,
     * and nothing of it can be looked after. Told once, until it works again or is replaced; of the platform's by each
     * process.
     *
     * @param at when
     * @param org who brought it; empty when it is the platform's
     * @param provider whose vendor it is for
     */
    record CredentialRefused(Instant at, Optional<OrgId> org, ProviderId provider) implements BrokerEvent {}

    /**
     * A credential that an organisation brought expires soon, or has expired, as was said when it was brought. Told twice: up
     * to fourteen days ahead, and then; once if it was brought or looked at too late for the first.
     *
     * @param at when this was told
     * @param org who brought it
     * @param provider whose vendor it is for
     * @param expiresAt when it expires, or has
     */
    record CredentialExpires(Instant at, OrgId org, ProviderId provider, Instant expiresAt) implements BrokerEvent {}

    /**
     * A vendor takes a credential again that it had refused, and that nobody replaced meanwhile.
     *
     * @param at when
     * @param org who brought it; empty when it is the platform's
     * @param provider whose vendor it is for
     */
    record CredentialAccepted(Instant at, Optional<OrgId> org, ProviderId provider) implements BrokerEvent {}
}
