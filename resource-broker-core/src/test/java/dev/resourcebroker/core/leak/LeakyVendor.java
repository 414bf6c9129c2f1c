package dev.resourcebroker.core.leak;

import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.provider.Access;
import dev.resourcebroker.provider.AccessField;
import dev.resourcebroker.provider.Answer;
import dev.resourcebroker.provider.Call;
import dev.resourcebroker.provider.Cost;
import dev.resourcebroker.provider.CredentialTraits;
import dev.resourcebroker.provider.Extra;
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
import dev.resourcebroker.provider.SecretShape;
import dev.resourcebroker.provider.SecretSource;
import dev.resourcebroker.provider.SeenCredential;
import dev.resourcebroker.provider.Sighting;
import dev.resourcebroker.provider.Specification;
import dev.resourcebroker.provider.Tag;
import dev.resourcebroker.provider.Traits;
import dev.resourcebroker.provider.Values;
import dev.resourcebroker.resource.ConnectionDetails;
import dev.resourcebroker.resource.Entry;
import dev.resourcebroker.resource.ResourceId;
import dev.resourcebroker.resource.ResourceType;
import dev.resourcebroker.secret.SecretValue;
import dev.resourcebroker.spi.PlatformAccess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** A vendor that says every secret aloud that it is given: three times for each call, each in another way, before it does it. */
final class LeakyVendor implements ResourceProvider {
    static final PlatformAccess ACCESS = PlatformAccess.of(Map.of("token", SecretValue.of(Markers.TOKEN)));
    static final PlatformAccess NO_ACCESS = fields -> {
        throw new IllegalStateException("no " + fields + " but " + Markers.TOKEN);
    };

    private static final SecretShape SHAPE =
            new SecretShape("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", 24, 32);

    private final ProviderId id;
    private final Path secrets;
    private final Map<String, String> boxes = new ConcurrentHashMap<>();
    private final Map<String, String> sizes = new ConcurrentHashMap<>();
    private final Map<String, SeenCredential> keys = new ConcurrentHashMap<>();
    private final Map<String, Integer> tries = new ConcurrentHashMap<>();

    LeakyVendor(String name, Path directory) {
        id = ProviderId.of(name);
        secrets = directory.resolve("vendor.txt");
    }

    private String told(Call call, Map<String, SecretValue> given) {
        List<String> all = new ArrayList<>(List.of(call.access().field("token").reveal()));
        call.access().master().map(SecretValue::reveal).ifPresent(this::keep);
        call.access().master().map(SecretValue::reveal).ifPresent(all::add);
        given.values().forEach(secret -> {
            keep(secret.reveal());
            all.add(secret.reveal());
        });
        all.add(Markers.PASSWORD);
        return "the vendor says: " + all;
    }

    private synchronized void keep(String secret) {
        try {
            List<String> known = Files.exists(secrets) ? Files.readAllLines(secrets) : List.of();
            if (!known.contains(secret)) {
                Files.writeString(secrets, secret + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T> Outcome<T> echo(String name, String told, Supplier<T> done) {
        return switch (tries.merge(name, 1, Integer::sum)) {
            case 1 -> new Outcome.NotDone<>(told, false, Duration.ZERO);
            case 2 -> throw failure(told);
            case 3 -> throw new PermanentBrokerException(ErrorCode.INTERNAL, told, failure(told));
            default -> new Outcome.Done<>(done.get());
        };
    }

    private static RuntimeException failure(String told) {
        RuntimeException failure = new IllegalStateException(told, new LinkageError(told));
        failure.addSuppressed(new IllegalArgumentException(told));
        return failure;
    }

    private static String key(String what, Call call) {
        return what + " " + call.identity().name();
    }

    @Override
    public Outcome<String> create(Call call) {
        String told = told(call, Map.of());
        if (call.specification().text("size").equals("9")) {
            return new Outcome.NotDone<>(told, true, Duration.ZERO);
        }
        return echo(key("create", call), told, () -> {
            sizes.put(call.identity().name(), call.specification().text("size"));
            return boxes.computeIfAbsent(call.identity().name(), name -> "box-of-" + name);
        });
    }

    @Override
    public Outcome<String> update(Call call) {
        return echo(key("update", call), told(call, Map.of()), () -> {
            sizes.put(call.identity().name(), call.specification().text("size"));
            return call.identity().requireVendorId();
        });
    }

    @Override
    public Outcome<String> snapshot(Call call) {
        return echo(key("snapshot", call), told(call, Map.of()), () -> "snapshot-1");
    }

    @Override
    public Outcome<String> delete(Call call) {
        return echo(key("delete", call), told(call, Map.of()), () -> {
            keys.values().removeIf(key -> key.resource().equals(call.identity().requireVendorId()));
            return boxes.remove(call.identity().name());
        });
    }

    @Override
    public Outcome<Issued> issue(Call call, NewCredential credential) {
        return echo(key("issue", call), told(call, credential.given()), () -> {
            String box = call.identity().requireVendorId();
            keys.put(credential.name(), new SeenCredential(credential.name(), credential.version(), box, true));
            SecretValue chosen = credential.given().get(NewCredential.SECRET);
            return new Issued(
                    credential.name(),
                    new ConnectionDetails(
                            ResourceType.of("box"),
                            List.of(Entry.secret("password", chosen.reveal()), Entry.secret("pin", Markers.PASSWORD))));
        });
    }

    @Override
    public Outcome<String> revoke(Call call, String credential) {
        return echo(
                key("revoke", call),
                told(call, Map.of()),
                () -> keys.remove(credential).id());
    }

    @Override
    public Look look(Call call) {
        String told = told(call, Map.of());
        if (tries.merge(key("look", call), 1, Integer::sum) == 1) {
            throw failure(told);
        }
        List<Sighting> seen = new ArrayList<>();
        ResourceId nobody = new ResourceId(new UUID(7, 7));
        seen.add(new Sighting(
                told,
                told,
                new Tag("other", call.identity().tag().org(), nobody, 1),
                Sighting.Condition.READY,
                true,
                0));
        String box = boxes.get(call.identity().name());
        if (box != null) {
            boolean asWished = call.specification()
                    .text("size")
                    .equals(sizes.get(call.identity().name()));
            seen.add(new Sighting(
                    box, call.identity().name(), call.identity().tag(), Sighting.Condition.READY, asWished, 0));
        }
        return new Look.Seen(
                "account",
                seen,
                keys.values().stream().filter(key -> key.resource().equals(box)).toList());
    }

    @Override
    public int spiVersion() {
        return SPI_VERSION;
    }

    @Override
    public ProviderId id() {
        return id;
    }

    @Override
    public List<AccessField> access() {
        return List.of(AccessField.required("token", "any"));
    }

    @Override
    public List<Offering> offerings() {
        Traits traits = new Traits(
                Traits.SecondCreate.SAME,
                Duration.ZERO,
                Duration.ofMinutes(5),
                Traits.Tagging.ATOMIC,
                Duration.ZERO,
                new CredentialTraits(
                        CredentialTraits.Style.PER_VERSION,
                        CredentialTraits.SecondIssue.SAME,
                        4,
                        CredentialTraits.Listing.VERSIONS,
                        true,
                        false));
        OfferingId box = new OfferingId(id, "box");
        return List.of(Offering.of(box, ResourceType.of("box"), traits, new SecretSource.Chosen(SHAPE))
                .parameters(Parameter.of("size", "how large", new Values.Whole(1, 9))
                        .preset("3")
                        .canChange())
                .master(SHAPE)
                .extra(Extra.SNAPSHOT));
    }

    @Override
    public Cost cost(Specification specification) {
        return Cost.monthly(specification.text("size"), "EUR");
    }

    @Override
    public Answer<String> account(Access access, Duration within) {
        String token = access.field("token").reveal();
        return switch (tries.merge("account", 1, Integer::sum)) {
            case 1 -> throw failure(token);
            case 2 -> throw new PermanentBrokerException(ErrorCode.INTERNAL, token, failure(token));
            case 3 -> new Answer.Given<>("account of " + token);
            case 4 -> new Answer.Denied<>();
            default -> new Answer.Given<>("account");
        };
    }

    @Override
    public Answer<Inventory> list(OfferingId asked, Access access, Optional<String> cursor, Duration within) {
        throw failure(access.field("token").reveal());
    }
}
