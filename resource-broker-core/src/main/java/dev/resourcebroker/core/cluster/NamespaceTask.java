package dev.resourcebroker.core.cluster;

import dev.resourcebroker.Actor;
import dev.resourcebroker.OrgId;
import dev.resourcebroker.binding.CarriedVersion;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.cluster.NamespaceRegistration;
import dev.resourcebroker.cluster.ReinjectReport.Problem;
import dev.resourcebroker.core.binding.Injections;
import dev.resourcebroker.core.binding.Revision;
import dev.resourcebroker.core.keys.OrgKeys;
import dev.resourcebroker.core.store.Caller;
import dev.resourcebroker.core.store.PlacedNamespace;
import dev.resourcebroker.core.store.StoredNamespace;
import dev.resourcebroker.core.store.StoredPlacement;
import dev.resourcebroker.error.BrokerException;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.spi.ClusterVisit;
import dev.resourcebroker.spi.Delivery;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Makes namespaces what they should be, each with everything that runs in it. Thread-safe. */
final class NamespaceTask {
    // What one namespace of an organisation met, the others would meet too, after as long a wait.
    private static final Set<ErrorCode> OF_ORG =
            EnumSet.of(ErrorCode.KEY_UNAVAILABLE, ErrorCode.KEY_REFUSED, ErrorCode.KEY_MISMATCH, ErrorCode.GONE);

    private final Injections injections;
    private final Site site;
    private final Pins pins;
    private final Tally tally;
    private final Map<OrgId, BrokerException> givenUp = new ConcurrentHashMap<>();

    NamespaceTask(Injections injections, Site site, Pins pins, Tally tally) {
        this.injections = injections;
        this.site = site;
        this.pins = pins;
        this.tally = tally;
    }

    /** Where a run works, and for whom. */
    record Site(ClusterVisit visit, boolean takesRecreated, Actor actor) {}

    /** Those of a page that were there once, and aren't any more. */
    List<StoredNamespace> gone(List<PlacedNamespace> page) {
        return page.stream()
                .map(PlacedNamespace::namespace)
                .filter(stored -> stored.registration().uid().isPresent())
                .filter(stored -> there(stored.registration()).isEmpty())
                .toList();
    }

    private Optional<String> there(NamespaceRegistration registration) {
        return site.visit().uid(registration.namespace().name());
    }

    void run(PlacedNamespace placed) {
        NamespaceRegistration registration = placed.namespace().registration();
        tally.namespace(isOurs(registration) && put(placed) && deliverAll(placed));
    }

    private boolean isOurs(NamespaceRegistration registration) {
        Optional<String> there = there(registration);
        boolean another = there.isPresent() && registration.uid().isPresent() && !there.equals(registration.uid());
        if (another && !site.takesRecreated()) {
            String message = "namespace " + registration.namespace() + " isn't the one that was registered";
            tally.problem(new Problem(registration.namespace(), Optional.empty(), ErrorCode.CONFLICT, message));
            return false;
        }
        return true;
    }

    private boolean put(PlacedNamespace placed) {
        NamespaceRegistration registration = placed.namespace().registration();
        return tried(registration, Optional.empty(), () -> {
            String uid = site.visit().put(registration);
            if (!registration.uid().equals(Optional.of(uid))) {
                pins.pin(placed.namespace(), uid);
            }
        });
    }

    private boolean deliverAll(PlacedNamespace placed) {
        boolean whole = true;
        for (StoredPlacement placement : placed.placements()) {
            NamespaceRegistration registration = placed.namespace().registration();
            whole &= tried(registration, Optional.of(placement.workload()), () -> deliver(registration, placement));
        }
        return whole;
    }

    private void deliver(NamespaceRegistration registration, StoredPlacement placement) {
        BrokerException before = givenUp.get(registration.org());
        if (before != null) {
            throw before;
        }
        tally.workload(isOnRecord(placement) ? repeated(registration, placement) : recorded(registration, placement));
    }

    private static boolean isOnRecord(StoredPlacement placement) {
        return placement
                .lying()
                .filter(lying -> lying.state() != CarriedVersion.State.ARMED)
                .filter(lying -> lying.revision().equals(Revision.of(placement.plan())))
                .isPresent();
    }

    private boolean repeated(NamespaceRegistration registration, StoredPlacement placement) {
        Delivery delivery = injections.delivery(registration.org(), placement.workload(), placement.plan());
        return site.visit().put(registration, delivery);
    }

    private boolean recorded(NamespaceRegistration registration, StoredPlacement placement) {
        VisitInjector injector = new VisitInjector(site.visit(), registration, placement.workload());
        Caller caller = new Caller(registration.org(), site.actor());
        injections.inject(caller, placement.workload(), injector);
        return injector.hasWritten();
    }

    private boolean tried(NamespaceRegistration registration, Optional<Workload> workload, Runnable work) {
        try {
            work.run();
            return true;
        } catch (BrokerException e) {
            if (OrgKeys.concernsEverybody(e)) {
                throw e;
            }
            if (OF_ORG.contains(e.code())) {
                givenUp.putIfAbsent(registration.org(), e);
            }
            tally.problem(new Problem(registration.namespace(), workload, e.code(), String.valueOf(e.getMessage())));
            return false;
        }
    }
}
