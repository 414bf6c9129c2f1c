package dev.resourcebroker.examples.dewdrop;

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
import dev.resourcebroker.provider.SeenCredential;
import dev.resourcebroker.provider.Sighting;
import dev.resourcebroker.provider.Specification;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes caches at Dewdrop. Thread-safe. */
public final class DewdropProvider implements ResourceProvider {
    private static final BigDecimal PER_MEGABYTE = new BigDecimal("0.02");

    private final DewdropApi api;

    /**
     * A provider for the vendor at an address.
     *
     * @param vendor the address
     */
    public DewdropProvider(URI vendor) {
        api = new DewdropApi(vendor);
    }

    @Override
    public int spiVersion() {
        return SPI_VERSION;
    }

    @Override
    public ProviderId id() {
        return DewdropCache.PROVIDER;
    }

    @Override
    public List<AccessField> access() {
        return List.of(AccessField.required(DewdropApi.KEY, "an API key from the console, under Settings"));
    }

    @Override
    public List<Offering> offerings() {
        return List.of(DewdropCache.OFFERING);
    }

    @Override
    public Cost cost(Specification specification) {
        BigDecimal megabytes = specification.decimal(DewdropCache.SIZE);
        return new Cost(megabytes.multiply(PER_MEGABYTE), Currency.getInstance("EUR"));
    }

    @Override
    public Answer<String> account(Access access, Duration within) {
        DewdropApi.Reply reply = api.get(access, within, "account");
        return reply.isDenied() ? new Answer.Denied<>() : new Answer.Given<>(reply.object("account"));
    }

    @Override
    public Answer<Inventory> list(OfferingId offering, Access access, Optional<String> cursor, Duration within) {
        DewdropApi.Reply page = api.get(access, within, "drops?cursor=" + cursor.orElse(""));
        return page.isDenied() ? new Answer.Denied<>() : new Answer.Given<>(DewdropCache.inventory(page, Map.of()));
    }

    @Override
    public Look look(Call call) {
        Duration within = call.attempt().guard().left();
        DewdropApi.Reply account = api.get(call.access(), within, "account");
        return account.isDenied() ? new Look.Denied() : look(call, account.object("account"));
    }

    private Look look(Call call, String account) {
        List<Sighting> seen = new ArrayList<>();
        Optional<String> cursor = Optional.of("");
        while (cursor.isPresent()) {
            // Dewdrop finds a name by itself; a note it doesn't find, so nothing else can be ours.
            String page = "drops?name=" + call.identity().name() + "&cursor=" + cursor.get();
            Inventory found =
                    DewdropCache.inventory(get(call, page), call.specification().parameters());
            seen.addAll(found.resources());
            cursor = found.next();
        }
        List<SeenCredential> credentials = new ArrayList<>();
        for (Sighting drop : seen) {
            DewdropApi.Reply passwords = get(call, "drops/" + drop.id() + "/passwords");
            credentials.addAll(DewdropCache.credentials(passwords, drop.id()));
        }
        return new Look.Seen(account, seen, credentials);
    }

    private DewdropApi.Reply get(Call call, String path) {
        return api.get(call.access(), call.attempt().guard().left(), path);
    }

    @Override
    public Outcome<String> create(Call call) {
        return api.send(call, "POST", "drops", DewdropCache.wished(call)).outcome(reply -> reply.object("id"));
    }

    @Override
    public Outcome<String> update(Call call) {
        return api.send(call, "PATCH", drop(call), DewdropCache.wished(call)).outcome(reply -> reply.object("id"));
    }

    @Override
    public Outcome<Issued> issue(Call call, NewCredential credential) {
        return api.send(call, "POST", drop(call) + "/passwords", Map.of("name", credential.name()))
                .outcome(DewdropCache::issued);
    }

    @Override
    public Outcome<String> revoke(Call call, String credentialId) {
        return api.send(call, "DELETE", "passwords/" + credentialId, Map.of()).gone(credentialId);
    }

    @Override
    public Outcome<String> delete(Call call) {
        String id = call.identity().requireVendorId();
        return api.send(call, "DELETE", "drops/" + id, Map.of()).gone(id);
    }

    private static String drop(Call call) {
        return "drops/" + call.identity().requireVendorId();
    }
}
