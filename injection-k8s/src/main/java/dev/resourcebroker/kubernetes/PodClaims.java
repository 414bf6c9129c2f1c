package dev.resourcebroker.kubernetes;

import dev.resourcebroker.cluster.PodDecision;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import java.util.Set;

/** Holds what a pod says of itself against what is registered. Nothing that it says is believed. */
final class PodClaims {
    private static final String PREFIX = "rb.";

    private PodClaims() {}

    /** Refuses a pod that claims to be another's, or refers to Secrets that the broker made for another workload. */
    static void check(PodView pod, PodDecision.Bound bound) {
        check(pod, Names.ORG, Names.labelValue(bound.org().value()));
        check(pod, Names.WORKLOAD, bound.workload().name());
        check(pod, Names.ENVIRONMENT, bound.workload().environment());
        String own = PREFIX + bound.workload().name() + "." + bound.workload().environment() + ".";
        for (String secret : pod.secrets()) {
            if (secret.startsWith(PREFIX) && !secret.startsWith(own)) {
                throw refused("refers to Secret " + secret + ", which isn't for workload " + bound.workload());
            }
        }
    }

    private static void check(PodView pod, String name, String registered) {
        Set<String> claims = pod.claims(name);
        claims.remove(registered);
        if (!claims.isEmpty()) {
            throw refused("says that its " + name + " is another than what its service account is registered for");
        }
    }

    /** Refuses a pod of an account that is no workload, when it asks for what the broker made for one. */
    static void checkNone(PodView pod) {
        for (String secret : pod.secrets()) {
            if (secret.startsWith(PREFIX)) {
                throw refused("refers to Secret " + secret + ", but its service account is no workload");
            }
        }
    }

    private static PermanentBrokerException refused(String why) {
        return new PermanentBrokerException(ErrorCode.CONFLICT, "the pod " + why);
    }
}
