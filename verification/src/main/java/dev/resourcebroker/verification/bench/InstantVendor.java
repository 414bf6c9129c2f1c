package dev.resourcebroker.verification.bench;

import dev.resourcebroker.provider.Access;
import dev.resourcebroker.provider.AccessField;
import dev.resourcebroker.provider.Answer;
import dev.resourcebroker.provider.Call;
import dev.resourcebroker.provider.Cost;
import dev.resourcebroker.provider.CredentialTraits;
import dev.resourcebroker.provider.Inventory;
import dev.resourcebroker.provider.Issued;
import dev.resourcebroker.provider.Look;
import dev.resourcebroker.provider.NewCredential;
import dev.resourcebroker.provider.Offering;
import dev.resourcebroker.provider.OfferingId;
import dev.resourcebroker.provider.Outcome;
import dev.resourcebroker.provider.ProviderId;
import dev.resourcebroker.provider.ResourceProvider;
import dev.resourcebroker.provider.SecretSource;
import dev.resourcebroker.provider.SeenCredential;
import dev.resourcebroker.provider.Sighting;
import dev.resourcebroker.provider.Specification;
import dev.resourcebroker.provider.Traits;
import dev.resourcebroker.resource.ConnectionDetails;
import dev.resourcebroker.resource.Entry;
import dev.resourcebroker.resource.ResourceType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** A vendor in this JVM that does everything at once, so that only the engine takes time. */
final class InstantVendor implements ResourceProvider {
    static final OfferingId DATABASE = OfferingId.of("instant/postgres");
    static final String ACCOUNT = "instant-account";

    final LongAdder looks = new LongAdder();
    private volatile boolean everything;
    private final Map<String, Sighting> things = new ConcurrentHashMap<>();
    private final Map<String, SeenCredential> credentials = new ConcurrentHashMap<>();
    private final Offering offering = Offering.of(
            DATABASE,
            ResourceType.of("postgresql"),
            new Traits(
                    Traits.SecondCreate.DOUBLES,
                    Duration.ZERO,
                    Duration.ofMinutes(5),
                    Traits.Tagging.ATOMIC,
                    Duration.ZERO,
                    new CredentialTraits(
                            CredentialTraits.Style.PER_VERSION,
                            CredentialTraits.SecondIssue.REFUSED,
                            4,
                            CredentialTraits.Listing.VERSIONS,
                            true,
                            false)),
            new SecretSource.VendorOnce());

    @Override
    public int spiVersion() {
        return SPI_VERSION;
    }

    @Override
    public ProviderId id() {
        return DATABASE.provider();
    }

    @Override
    public List<AccessField> access() {
        return List.of();
    }

    @Override
    public List<Offering> offerings() {
        return List.of(offering);
    }

    @Override
    public Cost cost(Specification specification) {
        return Cost.monthly("19.50", "EUR");
    }

    @Override
    public Answer<String> account(Access access, Duration within) {
        return new Answer.Given<>(ACCOUNT);
    }

    @Override
    public Answer<Inventory> list(OfferingId asked, Access access, Optional<String> cursor, Duration within) {
        return new Answer.Given<>(new Inventory(List.copyOf(things.values()), Optional.empty()));
    }

    @Override
    public Look look(Call call) {
        looks.increment();
        String name = call.identity().name();
        if (everything) {
            SeenCredential role = new SeenCredential("role-" + name, 1, "id-" + name, true);
            return new Look.Seen(ACCOUNT, List.of(thing(call)), List.of(role));
        }
        return new Look.Seen(ACCOUNT, one(things.get(name)), one(credentials.get(name)));
    }

    /** From now on it has whatever is looked for. */
    void hasEverything() {
        everything = true;
    }

    private static Sighting thing(Call call) {
        String name = call.identity().name();
        return new Sighting("id-" + name, name, call.identity().tag(), Sighting.Condition.READY, true, 1);
    }

    private static <T> List<T> one(@Nullable T found) {
        return found == null ? List.of() : List.of(found);
    }

    @Override
    public Outcome<String> create(Call call) {
        call.attempt().guard().check();
        String name = call.identity().name();
        Sighting made = thing(call);
        things.put(name, made);
        return new Outcome.Done<>(made.id());
    }

    @Override
    public Outcome<Issued> issue(Call call, NewCredential credential) {
        call.attempt().guard().check();
        String name = call.identity().name();
        String id = "role-" + name;
        credentials.put(
                name,
                new SeenCredential(id, credential.version(), call.identity().requireVendorId(), true));
        return new Outcome.Done<>(new Issued(id, details(name)));
    }

    private ConnectionDetails details(String name) {
        String host = name + ".db.example.com";
        return new ConnectionDetails(
                offering.type(),
                List.of(
                        Entry.secret("uri", "postgres://app:q7Xv2mK9pL4wR8tZ@" + host + ":5432/orders"),
                        Entry.open("host", host),
                        Entry.open("port", "5432"),
                        Entry.open("username", "app"),
                        Entry.secret("password", "q7Xv2mK9pL4wR8tZ"),
                        Entry.open("database", "orders")));
    }

    @Override
    public Outcome<String> revoke(Call call, String credentialId) {
        credentials.remove(call.identity().name());
        return new Outcome.Done<>(credentialId);
    }

    @Override
    public Outcome<String> delete(Call call) {
        things.remove(call.identity().name());
        return new Outcome.Done<>(call.identity().requireVendorId());
    }
}
