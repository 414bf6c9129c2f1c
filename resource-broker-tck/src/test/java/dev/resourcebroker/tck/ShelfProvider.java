package dev.resourcebroker.tck;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.error.TransientBrokerException;
import dev.resourcebroker.provider.Access;
import dev.resourcebroker.provider.AccessField;
import dev.resourcebroker.provider.Answer;
import dev.resourcebroker.provider.Call;
import dev.resourcebroker.provider.Cost;
import dev.resourcebroker.provider.Extra;
import dev.resourcebroker.provider.Guard;
import dev.resourcebroker.provider.HttpRefusal;
import dev.resourcebroker.provider.Inventory;
import dev.resourcebroker.provider.Issued;
import dev.resourcebroker.provider.Look;
import dev.resourcebroker.provider.NewCredential;
import dev.resourcebroker.provider.Offering;
import dev.resourcebroker.provider.OfferingId;
import dev.resourcebroker.provider.Outcome;
import dev.resourcebroker.provider.Parameter;
import dev.resourcebroker.provider.ProviderId;
import dev.resourcebroker.provider.ResourceProvider;
import dev.resourcebroker.provider.RestorePoint;
import dev.resourcebroker.provider.SecretSource;
import dev.resourcebroker.provider.SeenCredential;
import dev.resourcebroker.provider.Sighting;
import dev.resourcebroker.provider.Sighting.Condition;
import dev.resourcebroker.provider.Source;
import dev.resourcebroker.provider.Specification;
import dev.resourcebroker.provider.Tag;
import dev.resourcebroker.provider.Traits;
import dev.resourcebroker.provider.Traits.Tagging;
import dev.resourcebroker.provider.Values;
import dev.resourcebroker.resource.ConnectionDetails;
import dev.resourcebroker.resource.Entry;
import dev.resourcebroker.resource.ResourceId;
import dev.resourcebroker.resource.ResourceType;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** A provider for the shelf, right in everything, for broken ones to start from. */
class ShelfProvider implements ResourceProvider {
    private static final OfferingId THING = OfferingId.of("shelf/thing");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI vendor;
    final Offering offering;

    ShelfProvider(URI vendor, Traits traits) {
        this.vendor = vendor;
        this.offering = offering(traits);
    }

    private static Offering offering(Traits traits) {
        return Offering.of(THING, ResourceType.of("shelf"), traits, new SecretSource.VendorOnce())
                .parameters(Parameter.of("size", "how large", new Values.Whole(1, 9))
                        .preset("3")
                        .canChange())
                .extra(Extra.SNAPSHOT)
                .extra(Extra.RESTORE)
                .extra(Extra.CREATE_FROM);
    }

    @Override
    public int spiVersion() {
        return SPI_VERSION;
    }

    @Override
    public ProviderId id() {
        return ProviderId.of("shelf");
    }

    @Override
    public List<AccessField> access() {
        return List.of(AccessField.required("token", "from the shelf's console"));
    }

    @Override
    public List<Offering> offerings() {
        return List.of(offering);
    }

    @Override
    public Cost cost(Specification specification) {
        return Cost.monthly(specification.text("size"), "EUR");
    }

    // ---- looking

    @Override
    public Answer<String> account(Access access, Duration within) {
        HttpResponse<String> answer = ask(access, within, "account");
        return isDenied(answer) ? new Answer.Denied<>() : new Answer.Given<>(accountOf(answer));
    }

    private static String accountOf(HttpResponse<String> answer) {
        String account = told(answer).get(0).get("account");
        if (account == null) {
            throw unavailable();
        }
        return account;
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
                .filter(found -> found != null)
                .findFirst();
    }

    @Override
    public Look look(Call call) {
        Duration left = call.attempt().guard().left();
        HttpResponse<String> account = ask(call.access(), left, "account");
        if (isDenied(account)) {
            return new Look.Denied();
        }
        String name = call.identity().name();
        String tag = write(call.identity().tag());
        List<Sighting> seen = new ArrayList<>();
        Optional<String> from = Optional.of("0");
        while (from.isPresent()) {
            String page =
                    "things?from=" + from.get() + "&" + Form.write(new TreeMap<>(Map.of("name", name, "tag", tag)));
            HttpResponse<String> answer = ask(call.access(), left, page);
            if (isDenied(answer)) {
                return new Look.Denied();
            }
            seen.addAll(sightings(told(answer), call.specification().text("size")));
            from = next(told(answer));
        }
        return new Look.Seen(accountOf(account), seen, credentials(call, seen));
    }

    List<Sighting> sightings(List<Map<String, String>> lines, String size) {
        return lines.stream()
                .filter(line -> line.containsKey("id"))
                .map(line -> new Sighting(
                        line.get("id"),
                        line.get("name"),
                        read(line.get("tag")),
                        Condition.valueOf(line.get("state")),
                        line.get("size").equals(size),
                        Long.parseLong(line.get("stamp"))))
                .toList();
    }

    List<SeenCredential> credentials(Call call, List<Sighting> seen) {
        if (!offering.traits().credentials().listed()) {
            return List.of();
        }
        HttpResponse<String> answer = ask(
                call.access(),
                call.attempt().guard().left(),
                "keys?of=" + call.identity().name());
        return told(answer).stream()
                .filter(line -> line.containsKey("id"))
                .map(line -> new SeenCredential(
                        line.get("id"),
                        Long.parseLong(line.get("name").replaceAll(".*-v", "")),
                        line.get("thing"),
                        true))
                .toList();
    }

    HttpResponse<String> ask(Access access, Duration within, String path) {
        try {
            return send(access, within, "GET", path, Map.of());
        } catch (IOException e) {
            throw unavailable();
        }
    }

    static boolean isDenied(HttpResponse<String> answer) {
        return answer.statusCode() == 401 || answer.statusCode() == 403;
    }

    private static List<Map<String, String>> told(HttpResponse<String> answer) {
        if (answer.statusCode() != 200 || !isOurs(answer)) {
            throw unavailable();
        }
        return Form.readLines(answer.body());
    }

    private static boolean isOurs(HttpResponse<String> answer) {
        return answer.headers().firstValue("Content-Type").orElse("").equals("application/x-www-form-urlencoded");
    }

    static TransientBrokerException unavailable() {
        return new TransientBrokerException(ErrorCode.VENDOR_UNAVAILABLE, "the shelf doesn't tell", null);
    }

    // ---- effects

    @Override
    public Outcome<String> create(Call call) {
        return effect(
                call,
                "POST",
                "things",
                wished(call, Map.of("name", call.identity().name())),
                ShelfProvider::id);
    }

    @Override
    public Outcome<String> createFrom(Call call, Source source) {
        return create(call);
    }

    @Override
    public Outcome<String> update(Call call) {
        return effect(call, "PATCH", thing(call), wished(call, Map.of()), ShelfProvider::id);
    }

    @Override
    public Outcome<Issued> issue(Call call, NewCredential credential) {
        return effect(call, "POST", thing(call) + "/keys", Map.of("name", credential.name()), this::issued);
    }

    Issued issued(Map<String, String> line) {
        return new Issued(
                id(line),
                new ConnectionDetails(
                        offering.type(),
                        List.of(Entry.open("username", id(line)), Entry.secret("password", line.get("secret")))));
    }

    @Override
    public Outcome<String> revoke(Call call, String credentialId) {
        if (!offering.traits().credentials().revocable()) {
            throw new PermanentBrokerException(ErrorCode.NOT_SUPPORTED, "not revocable");
        }
        return gone(call, "keys/" + credentialId, credentialId);
    }

    @Override
    public Outcome<String> delete(Call call) {
        return gone(call, thing(call), call.identity().requireVendorId());
    }

    @Override
    public Outcome<String> undelete(Call call) {
        if (!offering.does(Extra.UNDELETE)) {
            return ResourceProvider.super.undelete(call);
        }
        return effect(call, "POST", thing(call) + "/undelete", Map.of(), ShelfProvider::id);
    }

    @Override
    public Outcome<String> snapshot(Call call) {
        String token = call.attempt().token();
        return effect(call, "POST", thing(call) + "/snapshots", Map.of("token", token), ShelfProvider::id);
    }

    @Override
    public Outcome<String> restore(Call call, RestorePoint point) {
        Map<String, String> form = Map.of(
                "snapshot",
                ((RestorePoint.Snapshot) point).id(),
                "stamp",
                Long.toString(call.attempt().effect()));
        return effect(call, "POST", thing(call) + "/restore", form, ShelfProvider::id);
    }

    private Map<String, String> wished(Call call, Map<String, String> more) {
        Map<String, String> form = new TreeMap<>(more);
        form.put("size", call.specification().text("size"));
        form.put("tag", write(call.identity().tag()));
        form.put("stamp", Long.toString(call.attempt().effect()));
        return form;
    }

    private static String thing(Call call) {
        return "things/" + call.identity().requireVendorId();
    }

    private static String id(Map<String, String> line) {
        String id = line.get("id");
        if (id == null) {
            throw unavailable();
        }
        return id;
    }

    <T> Outcome<T> effect(
            Call call, String method, String path, Map<String, String> form, Function<Map<String, String>, T> done) {
        Guard guard = call.attempt().guard();
        guard.check();
        try {
            HttpResponse<String> answer = send(call.access(), guard.left(), method, path, form);
            return answer.statusCode() == 200
                    ? new Outcome.Done<>(done.apply(told(answer).get(0)))
                    : refusal(answer);
        } catch (IOException e) {
            return new Outcome.Unknown<>();
        }
    }

    <T> Outcome<T> refusal(HttpResponse<String> answer) {
        return HttpRefusal.outcome(answer.statusCode(), answer.headers().firstValue("Retry-After"));
    }

    Outcome<String> gone(Call call, String path, String id) {
        Guard guard = call.attempt().guard();
        guard.check();
        try {
            HttpResponse<String> answer = send(call.access(), guard.left(), "DELETE", path, Map.of());
            boolean gone = answer.statusCode() == 404 || answer.statusCode() == 200;
            return gone ? new Outcome.Done<>(id) : refusal(answer);
        } catch (IOException e) {
            return new Outcome.Unknown<>();
        }
    }

    HttpResponse<String> send(Access access, Duration within, String method, String path, Map<String, String> form)
            throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(vendor.resolve(path))
                .header("Authorization", "Bearer " + access.field("token").reveal())
                .timeout(within)
                .method(method, form.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(Form.write(form)));
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable();
        }
    }

    // ---- tags

    static String write(Tag tag) {
        return tag.installation() + "/" + tag.org() + "/" + tag.resource() + "/" + tag.incarnation();
    }

    Tag read(String text) {
        String[] parts = text.split("/", -1);
        return offering.traits().tagging() == Tagging.NONE || parts.length < 4
                ? null
                : new Tag(parts[0], OrgId.of(parts[1]), ResourceId.parse(parts[2]), Long.parseLong(parts[3]));
    }
}
