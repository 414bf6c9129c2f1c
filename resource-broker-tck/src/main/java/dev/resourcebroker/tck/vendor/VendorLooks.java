package dev.resourcebroker.tck.vendor;

import dev.resourcebroker.provider.Access;
import dev.resourcebroker.provider.Answer;
import dev.resourcebroker.provider.Call;
import dev.resourcebroker.provider.Inventory;
import dev.resourcebroker.provider.Look;
import dev.resourcebroker.provider.Offering;
import dev.resourcebroker.provider.OfferingId;
import dev.resourcebroker.provider.ResourceProvider;
import dev.resourcebroker.provider.SeenCredential;
import dev.resourcebroker.provider.Sighting;
import dev.resourcebroker.provider.Sighting.Condition;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** What the fake vendor shows, as the interface of providers puts it. Thread-safe. */
abstract class VendorLooks extends VendorClient implements ResourceProvider {
    final Offering offering;

    VendorLooks(URI vendor, Offering offering) {
        super(vendor);
        this.offering = offering;
    }

    @Override
    public Answer<String> account(Access access, Duration within) {
        HttpResponse<String> answer = ask(access, within, "account");
        return isDenied(answer) ? new Answer.Denied<>() : new Answer.Given<>(accountOf(answer));
    }

    private static String accountOf(HttpResponse<String> answer) {
        return field(told(answer).get(0), "account");
    }

    @Override
    public Answer<Inventory> list(OfferingId asked, Access access, Optional<String> cursor, Duration within) {
        HttpResponse<String> answer = ask(access, within, "things?from=" + cursor.orElse("0"));
        if (isDenied(answer)) {
            return new Answer.Denied<>();
        }
        List<Map<String, String>> lines = told(answer);
        return new Answer.Given<>(new Inventory(sightings(lines, ""), next(lines)));
    }

    private static Optional<String> next(List<Map<String, String>> lines) {
        return lines.stream()
                .map(line -> line.get("next"))
                .filter(Objects::nonNull)
                .findFirst();
    }

    @Override
    public Look look(Call call) {
        HttpResponse<String> account = ask(call.access(), call.attempt().guard().left(), "account");
        if (isDenied(account)) {
            return new Look.Denied();
        }
        List<Sighting> seen = new ArrayList<>();
        Optional<String> from = Optional.of("0");
        while (from.isPresent()) {
            HttpResponse<String> answer = page(call, from.get());
            if (isDenied(answer)) {
                return new Look.Denied();
            }
            seen.addAll(sightings(told(answer), call.specification().text("size")));
            from = next(told(answer));
        }
        return new Look.Seen(accountOf(account), seen, credentials(call, seen));
    }

    private HttpResponse<String> page(Call call, String from) {
        Map<String, String> query = new TreeMap<>();
        query.put("from", from);
        query.put("name", call.identity().name());
        query.put("tag", Tags.write(call.identity().tag()));
        return ask(call.access(), call.attempt().guard().left(), "things?" + Form.write(query));
    }

    List<Sighting> sightings(List<Map<String, String>> lines, String size) {
        return lines.stream()
                .filter(line -> line.containsKey("id"))
                .map(line -> new Sighting(
                        field(line, "id"),
                        field(line, "name"),
                        Tags.read(field(line, "tag")).orElse(null),
                        Condition.valueOf(field(line, "state")),
                        field(line, "size").equals(size),
                        Long.parseLong(field(line, "stamp")),
                        Map.of("size", field(line, "size"))))
                .toList();
    }

    List<SeenCredential> credentials(Call call, List<Sighting> seen) {
        if (!offering.traits().credentials().listed()) {
            return List.of();
        }
        String path = "keys?of=" + call.identity().name();
        HttpResponse<String> answer = ask(call.access(), call.attempt().guard().left(), path);
        return told(answer).stream()
                .filter(line -> line.containsKey("id"))
                .map(line -> new SeenCredential(
                        field(line, "id"), Long.parseLong(field(line, "version")), line.get("thing"), true))
                .toList();
    }
}
