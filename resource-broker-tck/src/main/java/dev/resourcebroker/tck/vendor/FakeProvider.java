package dev.resourcebroker.tck.vendor;

import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.provider.AccessField;
import dev.resourcebroker.provider.Call;
import dev.resourcebroker.provider.Cost;
import dev.resourcebroker.provider.Extra;
import dev.resourcebroker.provider.Issued;
import dev.resourcebroker.provider.NewCredential;
import dev.resourcebroker.provider.Offering;
import dev.resourcebroker.provider.OfferingId;
import dev.resourcebroker.provider.Outcome;
import dev.resourcebroker.provider.Parameter;
import dev.resourcebroker.provider.ProviderId;
import dev.resourcebroker.provider.RestorePoint;
import dev.resourcebroker.provider.SecretSource;
import dev.resourcebroker.provider.Source;
import dev.resourcebroker.provider.Specification;
import dev.resourcebroker.provider.Traits;
import dev.resourcebroker.provider.Values;
import dev.resourcebroker.resource.ConnectionDetails;
import dev.resourcebroker.resource.Entry;
import dev.resourcebroker.resource.ResourceType;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The provider for a {@link FakeVendor}. Its offering has one parameter, {@code size} from 1 to 9, which is 3 unless
 * chosen and can change, and costs as many euros a month. Credentials are a {@code uri}, a {@code username}, which is
 * the key's id at the vendor, and a {@code password}. Thread-safe.
 */
public class FakeProvider extends VendorLooks {
    /** The only offering. */
    public static final OfferingId THING = OfferingId.of("fake/thing");

    /**
     * A provider for a vendor, in this process or another.
     *
     * @param vendor where the vendor is
     * @param traits what to declare, honestly those of the vendor
     */
    public FakeProvider(URI vendor, Traits traits) {
        super(vendor, offering(traits));
    }

    private static Offering offering(Traits traits) {
        return Offering.of(THING, ResourceType.of("fake"), traits, new SecretSource.VendorOnce())
                .parameters(Parameter.of("size", "how large", new Values.Whole(1, 9))
                        .preset("3")
                        .canChange())
                .extra(Extra.SNAPSHOT)
                .extra(Extra.RESTORE)
                .extra(Extra.CREATE_FROM)
                .extra(Extra.TELL)
                .requestsPerLook(3);
    }

    @Override
    public int spiVersion() {
        return SPI_VERSION;
    }

    @Override
    public ProviderId id() {
        return ProviderId.of("fake");
    }

    @Override
    public List<AccessField> access() {
        return List.of(AccessField.required("token", "from FakeVendor"));
    }

    @Override
    public List<Offering> offerings() {
        return List.of(offering);
    }

    @Override
    public Cost cost(Specification specification) {
        return Cost.monthly(specification.text("size"), "EUR");
    }

    @Override
    public Outcome<String> create(Call call) {
        return create(call, Map.of("name", call.identity().name()));
    }

    private Outcome<String> create(Call call, Map<String, String> more) {
        return effect(call, "POST", "things", wished(call, more), FakeProvider::id);
    }

    @Override
    public Outcome<String> createFrom(Call call, Source source) {
        return create(call, Map.of("name", call.identity().name(), "snapshot", snapshot(source.point())));
    }

    @Override
    public Outcome<String> update(Call call) {
        return effect(call, "PATCH", thing(call), wished(call, Map.of()), FakeProvider::id);
    }

    @Override
    public Outcome<Issued> issue(Call call, NewCredential credential) {
        Map<String, String> form =
                new TreeMap<>(Map.of("name", credential.name(), "version", Long.toString(credential.version())));
        return effect(call, "POST", thing(call) + "/keys", form, this::issued);
    }

    Issued issued(Map<String, String> line) {
        String secret = field(line, "secret");
        List<Entry> entries = List.of(
                Entry.secret("uri", "fake://" + id(line) + ":" + secret + "@127.0.0.1/"),
                Entry.open("username", id(line)),
                Entry.secret("password", secret));
        return new Issued(id(line), new ConnectionDetails(offering.type(), entries));
    }

    @Override
    public Outcome<String> revoke(Call call, String credentialId) {
        if (!offering.traits().credentials().revocable()) {
            throw unsupported("revoking");
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
            throw unsupported("undeleting");
        }
        return effect(call, "POST", thing(call) + "/undelete", Map.of(), FakeProvider::id);
    }

    @Override
    public Outcome<String> snapshot(Call call) {
        Map<String, String> form = Map.of("token", call.attempt().token());
        return effect(call, "POST", thing(call) + "/snapshots", form, FakeProvider::id);
    }

    @Override
    public Outcome<String> restore(Call call, RestorePoint point) {
        Map<String, String> form = new TreeMap<>();
        form.put("snapshot", snapshot(point));
        form.put("stamp", Long.toString(call.attempt().effect()));
        return effect(call, "POST", thing(call) + "/restore", form, FakeProvider::id);
    }

    private static String snapshot(RestorePoint point) {
        if (point instanceof RestorePoint.Snapshot snapshot) {
            return snapshot.id();
        }
        throw unsupported("a point in time");
    }

    private static PermanentBrokerException unsupported(String what) {
        return new PermanentBrokerException(ErrorCode.NOT_SUPPORTED, "the fake vendor doesn't do " + what);
    }

    private static Map<String, String> wished(Call call, Map<String, String> more) {
        Map<String, String> form = new TreeMap<>(more);
        form.put("size", call.specification().text("size"));
        form.put("tag", Tags.write(call.identity().tag()));
        form.put("stamp", Long.toString(call.attempt().effect()));
        return form;
    }

    private static String thing(Call call) {
        return "things/" + call.identity().requireVendorId();
    }

    private static String id(Map<String, String> line) {
        return field(line, "id");
    }
}
