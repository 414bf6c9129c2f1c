package dev.resourcebroker.neon;

import dev.resourcebroker.provider.Access;
import dev.resourcebroker.provider.AccessField;
import dev.resourcebroker.provider.Answer;
import dev.resourcebroker.provider.Call;
import dev.resourcebroker.provider.Cost;
import dev.resourcebroker.provider.Inventory;
import dev.resourcebroker.provider.Issued;
import dev.resourcebroker.provider.Look;
import dev.resourcebroker.provider.NewCredential;
import dev.resourcebroker.provider.Offering;
import dev.resourcebroker.provider.OfferingId;
import dev.resourcebroker.provider.Outcome;
import dev.resourcebroker.provider.ProviderId;
import dev.resourcebroker.provider.ResourceProvider;
import dev.resourcebroker.provider.RestorePoint;
import dev.resourcebroker.provider.Specification;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * PostgreSQL databases at Neon: {@code neon/postgres} makes a project for each, {@code neon/branch} a branch of a project
 * that is there. What is made, what it may cost and what the key must be allowed is in {@code docs/neon.md}. Thread-safe.
 */
public final class NeonProvider implements ResourceProvider {
    private static final URI VENDOR = URI.create("https://console.neon.tech/api/v2");

    private final NeonClient client;
    private final Pricing pricing;
    private final Credentials credentials;
    private final ProjectEffects projects;
    private final BranchEffects branches;

    NeonProvider(URI vendor, NeonPrices prices, Pause pause) {
        client = new NeonClient(vendor);
        pricing = new Pricing(prices);
        Operations operations = new Operations(client, pause);
        credentials = new Credentials(client, operations, pause);
        projects = new ProjectEffects(client, operations);
        branches = new BranchEffects(client, operations);
    }

    /**
     * A provider for the vendor itself, which estimates costs by {@link NeonPrices#launch}.
     *
     * @return the provider
     */
    public static NeonProvider create() {
        return create(VENDOR, NeonPrices.launch());
    }

    /**
     * A provider for the vendor itself.
     *
     * @param prices what the vendor charges; only the estimate of costs depends on them
     * @return the provider
     */
    public static NeonProvider create(NeonPrices prices) {
        return create(VENDOR, prices);
    }

    /**
     * A provider for the vendor's API at another address, which estimates costs by {@link NeonPrices#launch}.
     *
     * @param vendor the address, the version of the API in its path
     * @return the provider
     */
    public static NeonProvider create(URI vendor) {
        return create(vendor, NeonPrices.launch());
    }

    /**
     * A provider for the vendor's API at another address.
     *
     * @param vendor the address, the version of the API in its path
     * @param prices what the vendor charges; only the estimate of costs depends on them
     * @return the provider
     */
    public static NeonProvider create(URI vendor, NeonPrices prices) {
        return new NeonProvider(vendor, prices, Pause.REAL);
    }

    @Override
    public int spiVersion() {
        return SPI_VERSION;
    }

    @Override
    public ProviderId id() {
        return Offerings.PROVIDER;
    }

    @Override
    public List<AccessField> access() {
        return List.of(
                AccessField.required(NeonClient.KEY, "an API key from Neon's console"),
                AccessField.optional(
                        NeonClient.ORG, "the id of the organisation, which a personal key needs, such as org-calm-1"));
    }

    @Override
    public List<Offering> offerings() {
        return Offerings.all();
    }

    @Override
    public Cost cost(Specification specification) {
        return pricing.of(specification);
    }

    @Override
    public Answer<String> account(Access access, Duration within) {
        return told(() -> new Reader(client, access, () -> within).account());
    }

    @Override
    public Answer<Inventory> list(OfferingId offering, Access access, Optional<String> cursor, Duration within) {
        Reader reader = new Reader(client, access, () -> within);
        return told(() -> offering.equals(Offerings.BRANCH.id())
                ? BranchLooks.list(reader, cursor.orElse(""))
                : ProjectLooks.list(reader, cursor.orElse("")));
    }

    private static <T> Answer<T> told(Supplier<T> answer) {
        try {
            return new Answer.Given<>(answer.get());
        } catch (Denied e) {
            return new Answer.Denied<>();
        }
    }

    @Override
    public Look look(Call call) {
        Reader reader = Reader.of(client, call);
        try {
            return isBranch(call) ? BranchLooks.look(reader, call) : ProjectLooks.look(reader, call);
        } catch (Denied e) {
            return new Look.Denied();
        }
    }

    private static boolean isBranch(Call call) {
        return call.specification().offering().equals(Offerings.BRANCH.id());
    }

    @Override
    public Outcome<String> create(Call call) {
        return NotSent.orElse(() -> isBranch(call) ? branches.create(call) : projects.create(call));
    }

    @Override
    public Outcome<String> update(Call call) {
        return NotSent.orElse(() -> isBranch(call) ? branches.update(call) : projects.update(call));
    }

    @Override
    public Outcome<Issued> issue(Call call, NewCredential credential) {
        return NotSent.orElse(() -> credentials.issue(call, place(call), credential));
    }

    @Override
    public Outcome<String> revoke(Call call, String credentialId) {
        // Roles go with their project or branch.
        boolean gone = call.identity().vendorId().isEmpty() || (!isBranch(call) && projects.isGone(call));
        return gone
                ? new Outcome.Done<>(credentialId)
                : NotSent.orElse(() -> credentials.revoke(call, place(call), credentialId));
    }

    private Place place(Call call) {
        return isBranch(call) ? Place.parse(call.identity().requireVendorId()) : projects.place(call);
    }

    @Override
    public Outcome<String> delete(Call call) {
        return NotSent.orElse(() -> isBranch(call) ? branches.delete(call) : projects.delete(call));
    }

    @Override
    public Outcome<String> restore(Call call, RestorePoint point) {
        return isBranch(call)
                ? ResourceProvider.super.restore(call, point)
                : NotSent.orElse(() -> projects.restore(call, point));
    }

    @Override
    public Outcome<String> undelete(Call call) {
        return isBranch(call) ? ResourceProvider.super.undelete(call) : NotSent.orElse(() -> projects.undelete(call));
    }
}
