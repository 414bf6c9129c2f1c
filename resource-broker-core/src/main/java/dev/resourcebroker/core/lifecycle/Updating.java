package dev.resourcebroker.core.lifecycle;

import dev.resourcebroker.core.audit.Operation;
import dev.resourcebroker.core.lifecycle.Wishes.Known;
import dev.resourcebroker.core.lifecycle.Wishes.Wished;
import dev.resourcebroker.core.provider.Offered;
import dev.resourcebroker.provider.Cost;
import dev.resourcebroker.provider.Specification;
import dev.resourcebroker.provisioning.Quota;
import dev.resourcebroker.resource.Phase;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Map;

/**
 * A change of parameters, as the caller read the resource. It is made outside of transactions, since the provider is asked
 * what it costs.
 *
 * @param rowVersion the version that the caller read
 * @param before what the resource is to be
 * @param after what it would be
 * @param price what that costs
 */
record Updating(long rowVersion, Specification before, Specification after, Price price) {
    /**
     * What a change costs.
     *
     * @param whole what the resource costs afterwards
     * @param more what is paid more than before
     */
    record Price(Cost whole, Cost more) {}

    static Updating of(Offered offered, Specification before, long rowVersion, Map<String, String> parameters) {
        Specification after = offered.offering().change(before, parameters);
        Cost whole = offered.provider().cost(after);
        Price price = new Price(whole, more(offered.provider().cost(before), whole));
        return new Updating(rowVersion, before, after, price);
    }

    /** What is paid more than before; all of it where the currency is another. */
    private static Cost more(Cost before, Cost after) {
        if (!before.currency().equals(after.currency())) {
            return after;
        }
        BigDecimal difference = after.monthly().subtract(before.monthly());
        return new Cost(difference.max(BigDecimal.ZERO), after.currency());
    }

    /** The change for an organisation that may have so much. */
    Intent intent(Quota quota, Clock clock) {
        Intent intent = Intent.of(Operation.RESOURCE_UPDATE, known -> {
            Resources.checkVersion(known.resource(), rowVersion);
            Intents.checkPresent(known);
            Quotas.check(known.rows(), quota, price.more());
            long generation = known.wish().generation() + 1;
            return new Wished(Intents.next(known.wish()).generation(generation).done(), Phase.UPDATING);
        });
        return intent.locking(known -> Quotas.lock(known.rows(), price.more())).writing(known -> write(known, clock));
    }

    private void write(Known known, Clock clock) {
        known.rows().provisioning().cost(known.resource().id(), price.whole());
        known.rows().resources().parameters(known.resource().id(), after.parameters(), clock.instant());
    }
}
