package dev.resourcebroker.core.reachability;

import dev.resourcebroker.resource.ConnectionDetails;
import dev.resourcebroker.resource.ResourceType;
import dev.resourcebroker.resource.Verification.Code;
import dev.resourcebroker.secret.SecretValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the servers from connection details. */
final class Places {
    private static final int MOST = 8;
    private static final Map<ResourceType, String> USUAL_PORTS = Map.of(
            ResourceType.POSTGRESQL, "5432",
            ResourceType.MYSQL, "3306",
            ResourceType.REDIS, "6379");

    private Places() {}

    static List<Place> of(ConnectionDetails details) throws Unverified {
        List<String> names = list(details, "host");
        List<String> lookups = list(details, "hostaddr");
        List<String> ports = list(details, "port");
        int count = Math.max(names.size(), lookups.size());
        if (count > MOST) {
            throw new Unverified(Code.NOT_CHECKABLE);
        }
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String lookup = at(lookups, i).isEmpty() ? at(names, i) : at(lookups, i);
            String name = at(names, i).isEmpty() ? lookup : at(names, i);
            places.add(Place.of(name, lookup, port(details.type(), ports, i)));
        }
        return places;
    }

    private static String port(ResourceType type, List<String> ports, int i) {
        String port = ports.size() == 1 ? ports.get(0) : at(ports, i);
        return port.isEmpty() ? USUAL_PORTS.getOrDefault(type, "") : port;
    }

    private static List<String> list(ConnectionDetails details, String name) {
        String text = details.value(name).map(SecretValue::reveal).orElse("");
        return text.isEmpty() ? List.of() : List.of(text.split(",", -1));
    }

    private static String at(List<String> list, int i) {
        return i < list.size() ? list.get(i) : "";
    }
}
