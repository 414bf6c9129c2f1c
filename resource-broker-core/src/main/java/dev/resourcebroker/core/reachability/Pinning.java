package dev.resourcebroker.core.reachability;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.network.NetworkPolicy;
import dev.resourcebroker.resource.Verification.Code;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Resolves each host of a verification once, and keeps the addresses if the policy allows all of them. */
final class Pinning {
    private static final int MOST_ADDRESSES = 4;

    private final Lookups lookups;
    private final NetworkPolicy policy;
    private final Deadline deadline;
    private final Map<String, List<InetAddress>> found = new HashMap<>();

    Pinning(Lookups lookups, NetworkPolicy policy, Deadline deadline) {
        this.lookups = lookups;
        this.policy = policy;
        this.deadline = deadline;
    }

    /** Where a server may be reached. */
    record Pinned(Place place, InetSocketAddress address) {}

    /** All addresses of all places, in order. One that is refused refuses them all. */
    List<Pinned> pin(OrgId org, List<Place> places) throws IOException {
        List<Pinned> pinned = new ArrayList<>();
        for (Place place : places) {
            for (InetAddress address : allowed(org, place.lookup())) {
                pinned.add(new Pinned(place, new InetSocketAddress(address, place.port())));
            }
        }
        return pinned;
    }

    private List<InetAddress> allowed(OrgId org, String host) throws IOException {
        List<InetAddress> known = found.get(host);
        if (known == null) {
            known = checked(lookups.find(org, host, deadline));
            found.put(host, known);
        }
        return known;
    }

    private List<InetAddress> checked(List<InetAddress> addresses) throws IOException {
        List<InetAddress> bare = new ArrayList<>();
        for (InetAddress address : addresses) {
            // Without its name and zone: all that is left is what is checked.
            InetAddress numeric = InetAddress.getByAddress(address.getAddress());
            if (!policy.allows(numeric)) {
                throw new Unverified(Code.NOT_ALLOWED);
            }
            bare.add(numeric);
        }
        return bare.subList(0, Math.min(MOST_ADDRESSES, bare.size()));
    }
}
